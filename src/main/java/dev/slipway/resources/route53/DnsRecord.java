package dev.slipway.resources.route53;

import dev.slipway.aws.Account;
import dev.slipway.engine.Changes;
import dev.slipway.engine.Group;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;
import dev.slipway.engine.Scope.Poll;

import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A name in an existing hosted zone, and what stands behind it. Records carry no tags; one that
 * exists with other content is never overwritten by a create.
 *
 * @param zoneId the hosted zone, without {@code /hostedzone/}
 * @param name the whole name, in the zone's domain; the trailing dot does not matter
 */
public record DnsRecord(@Immutable String zoneId, @Immutable Output<String> name, Content content)
        implements Resource {
    /** The name without a trailing dot. */
    public static final String NAME = "name";

    public DnsRecord {
        name = name.map(DnsRecord::plain);
    }

    /** What stands behind a name. */
    public sealed interface Content {

        /**
         * The addresses of an AWS resource, as an A record.
         *
         * @param dnsName the resource's own name
         * @param zoneId the hosted zone of that name, which the resource tells
         * @param evaluateTargetHealth whether the name has no address while the resource is ill
         */
        record Alias(Output<String> dnsName, Output<String> zoneId, boolean evaluateTargetHealth)
                implements Content {
            public Alias {
                dnsName = dnsName.map(DnsRecord::plain);
            }
        }

        /**
         * Another name, as a CNAME record.
         *
         * @param ttl how long resolvers may keep it: 0 to 2,147,483,647 seconds
         */
        record Cname(Output<String> target, Duration ttl) implements Content {
            public Cname {
                target = target.map(DnsRecord::plain);
            }
        }

        /** Content that this program does not write. */
        record Other(String type, List<String> values) implements Content {}
    }

    /** DNS names differ neither by case nor by the last dot; Route 53 writes {@code *} as 052. */
    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace("\\052", "*");
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** How records are written and removed. */
    public static final class Kind implements ResourceKind<DnsRecord> {
        /** Usually within a minute; AWS's own waiter gives up after thirty. */
        private static final Duration UNTIL_IN_SYNC = Duration.ofMinutes(30);

        /**
         * An output for {@link #ready} alone: the change that is on its way to the name servers.
         */
        private static final String CHANGE = "change";

        private final Account account;

        public Kind(Account account) {
            this.account = account;
        }

        @Override
        public Class<DnsRecord> type() {
            return DnsRecord.class;
        }

        @Override
        public String words() {
            return "DNS record";
        }

        @Override
        public Group group() {
            return Group.DOMAIN;
        }

        @Override
        public String identity(DnsRecord desired) {
            return desired.zoneId() + "/" + desired.name().get() + "/" + type(desired.content());
        }

        @Override
        public Optional<Live<DnsRecord>> read(DnsRecord sought, Scope scope) {
            String name = sought.name().get();
            try {
                return account
                        .route53()
                        .listResourceRecordSets(
                                r ->
                                        r.hostedZoneId(sought.zoneId())
                                                .startRecordName(name)
                                                .maxItems("20"))
                        .resourceRecordSets()
                        .stream()
                        .filter(found -> plain(found.name()).equals(name))
                        .filter(standsInTheWayOf(sought))
                        .findFirst()
                        .map(found -> live(sought.zoneId(), found));
            } catch (NoSuchHostedZoneException e) {
                return Optional.empty();
            }
        }

        /** Beside a CNAME a name can have no other record, and beside an A record no CNAME. */
        private static Predicate<ResourceRecordSet> standsInTheWayOf(DnsRecord sought) {
            RRType wanted = type(sought.content());
            return found ->
                    found.type() == wanted || found.type() == RRType.CNAME && wanted == RRType.A;
        }

        private Live<DnsRecord> live(String zoneId, ResourceRecordSet found) {
            DnsRecord properties =
                    new DnsRecord(zoneId, Output.of(plain(found.name())), content(found));
            return Live.untagged(
                    identity(properties), properties, Map.of(NAME, properties.name().get()));
        }

        private static Content content(ResourceRecordSet found) {
            if (found.type() == RRType.A && found.aliasTarget() != null) {
                return new Content.Alias(
                        Output.of(found.aliasTarget().dnsName()),
                        Output.of(found.aliasTarget().hostedZoneId()),
                        Boolean.TRUE.equals(found.aliasTarget().evaluateTargetHealth()));
            }
            if (found.type() == RRType.CNAME && !found.resourceRecords().isEmpty()) {
                return new Content.Cname(
                        Output.of(found.resourceRecords().getFirst().value()),
                        Duration.ofSeconds(found.ttl()));
            }
            return new Content.Other(
                    found.typeAsString(),
                    found.resourceRecords().stream().map(ResourceRecord::value).toList());
        }

        /** CREATE and not UPSERT: somebody may have taken the name since it was looked up. */
        @Override
        public Live<DnsRecord> create(DnsRecord desired, Scope scope) {
            try {
                return changed(ChangeAction.CREATE, desired);
            } catch (InvalidChangeBatchException e) {
                return read(desired, scope)
                        .filter(live -> live.properties().equals(desired))
                        .orElseThrow(() -> e);
            }
        }

        @Override
        public Live<DnsRecord> update(
                DnsRecord desired, Live<DnsRecord> live, Changes changes, Scope scope) {
            if (type(desired.content()) != type(live.properties().content())) {
                delete(live, scope);
            }
            return changed(ChangeAction.UPSERT, desired);
        }

        private Live<DnsRecord> changed(ChangeAction action, DnsRecord desired) {
            String change = change(action, desired);
            Map<String, String> outputs = new HashMap<>(Map.of(NAME, desired.name().get()));
            outputs.put(CHANGE, change);
            return Live.untagged(identity(desired), desired, outputs);
        }

        private String change(ChangeAction action, DnsRecord record) {
            return account.route53()
                    .changeResourceRecordSets(
                            r ->
                                    r.hostedZoneId(record.zoneId())
                                            .changeBatch(
                                                    b ->
                                                            b.changes(
                                                                    c ->
                                                                            c.action(action)
                                                                                    .resourceRecordSet(
                                                                                            toAws(
                                                                                                    record)))))
                    .changeInfo()
                    .id();
        }

        @Override
        public Live<DnsRecord> ready(DnsRecord desired, Live<DnsRecord> live, Scope scope) {
            String change = live.outputs().get(CHANGE);
            if (change != null) {
                scope.await(
                        "the name servers to know " + desired.name().get(),
                        UNTIL_IN_SYNC,
                        () ->
                                account.route53().getChange(r -> r.id(change)).changeInfo().status()
                                                == ChangeStatus.INSYNC
                                        ? Poll.done(true)
                                        : Poll.waiting("on its way to the name servers"));
            }
            return Live.untagged(live.id(), desired, Map.of(NAME, desired.name().get()));
        }

        /** Route 53 deletes only what is exactly as it is told. */
        @Override
        public Deletion delete(Live<DnsRecord> live, Scope scope) {
            if (live.properties().content() instanceof Content.Other other) {
                return new Deletion.Kept(
                        "Somebody replaced the record "
                                + live.properties().name().get()
                                + " by one of their own, of type "
                                + other.type()
                                + ".");
            }
            try {
                change(ChangeAction.DELETE, live.properties());
            } catch (NoSuchHostedZoneException e) {
                return new Deletion.Gone();
            } catch (InvalidChangeBatchException e) {
                Optional<Live<DnsRecord>> now = read(live.properties(), scope);
                if (now.isPresent()) {
                    throw e;
                }
            }
            return new Deletion.Gone();
        }

        private static ResourceRecordSet toAws(DnsRecord record) {
            ResourceRecordSet.Builder set =
                    ResourceRecordSet.builder()
                            .name(record.name().get())
                            .type(type(record.content()));
            return switch (record.content()) {
                case Content.Alias alias ->
                        set.aliasTarget(
                                        a ->
                                                a.dnsName(alias.dnsName().get())
                                                        .hostedZoneId(alias.zoneId().get())
                                                        .evaluateTargetHealth(
                                                                alias.evaluateTargetHealth()))
                                .build();
                case Content.Cname cname ->
                        set.ttl(cname.ttl().toSeconds())
                                .resourceRecords(v -> v.value(cname.target().get()))
                                .build();
                case Content.Other other ->
                        throw new IllegalArgumentException("cannot write a record " + other);
            };
        }

        private static RRType type(Content content) {
            return switch (content) {
                case Content.Alias alias -> RRType.A;
                case Content.Cname cname -> RRType.CNAME;
                case Content.Other other -> RRType.fromValue(other.type());
            };
        }

        @Override
        public Duration expected() {
            return Duration.ofSeconds(40);
        }
    }
}
