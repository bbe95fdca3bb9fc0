package dev.slipway.resources.acm;

import dev.slipway.aws.Account;
import dev.slipway.engine.Changes;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Group;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Live;
import dev.slipway.engine.OwnershipTags;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;
import dev.slipway.engine.Scope.Poll;

import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.DomainValidation;
import software.amazon.awssdk.services.acm.model.ResourceNotFoundException;
import software.amazon.awssdk.services.acm.model.ResourceRecord;
import software.amazon.awssdk.services.acm.model.Tag;
import software.amazon.awssdk.services.acm.model.ValidationMethod;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A certificate requested from ACM, which is issued once its DNS record proves who owns the domain:
 * see {@link CertificateValidation}.
 *
 * @param domain the main name, at most 253 characters; may begin with {@code *.}
 * @param alternativeNames other names it is for, without the main one
 */
public record Certificate(@Immutable String domain, @Immutable Set<String> alternativeNames)
        implements Resource {
    public static final String ARN = "arn";

    /** What the DNS record that proves ownership is called, without a trailing dot. */
    public static final String VALIDATION_NAME = "validationName";

    /** Its type, {@code CNAME}. */
    public static final String VALIDATION_TYPE = "validationType";

    /** What it has to say. */
    public static final String VALIDATION_VALUE = "validationValue";

    public Certificate {
        domain = domain.toLowerCase(Locale.ROOT);
        Set<String> others = new TreeSet<>();
        alternativeNames.forEach(name -> others.add(name.toLowerCase(Locale.ROOT)));
        others.remove(domain);
        alternativeNames = Set.copyOf(others);
    }

    /**
     * The name of an output of the n-th validation record, counted from zero. A name and its
     * wildcard share one record, so most certificates have but one.
     *
     * @param output one of {@link #VALIDATION_NAME}, {@link #VALIDATION_TYPE} and {@link
     *     #VALIDATION_VALUE}
     */
    public static String nth(String output, int n) {
        return n == 0 ? output : output + (n + 1);
    }

    /** How certificates are requested and deleted. */
    public static final class Kind implements ResourceKind<Certificate> {
        /** ACM API, RequestCertificate: the record is there after "several seconds". */
        private static final Duration UNTIL_RECORDS = Duration.ofMinutes(5);

        /** ACM notices up to twenty minutes late that a listener is gone: provider-aws#3866. */
        private static final Duration UNTIL_UNUSED = Duration.ofMinutes(20);

        /** States in which a certificate is of no use and never will be. */
        private static final Set<CertificateStatus> DEAD =
                Set.of(
                        CertificateStatus.FAILED,
                        CertificateStatus.VALIDATION_TIMED_OUT,
                        CertificateStatus.EXPIRED,
                        CertificateStatus.REVOKED);

        private final Account account;
        private final AcmReads reads;

        public Kind(Account account) {
            this.account = account;
            this.reads = account.shared(AcmReads.class, AcmReads::new);
        }

        @Override
        public Class<Certificate> type() {
            return Certificate.class;
        }

        @Override
        public Group group() {
            return Group.DOMAIN;
        }

        /** ACM has no names: what makes it ours is its tags. */
        @Override
        public String identity(Certificate desired) {
            return desired.domain();
        }

        @Override
        public Optional<Live<Certificate>> read(Certificate sought, Scope scope) {
            Optional<CertificateDetail> found =
                    scope.id().isPresent()
                            ? scope.id().flatMap(reads::certificate)
                            : reads.tagged(sought.domain(), ownership(scope)).findFirst();
            return found.filter(detail -> !scope.deposed().contains(detail.certificateArn()))
                    .filter(detail -> !DEAD.contains(detail.status()))
                    .flatMap(this::live);
        }

        private static Map<String, String> ownership(Scope scope) {
            return scope.tags().entrySet().stream()
                    .filter(tag -> OwnershipTags.NAMING.contains(tag.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        private Optional<Live<Certificate>> live(CertificateDetail detail) {
            String arn = detail.certificateArn();
            try {
                return Optional.of(
                        Live.tagged(
                                arn,
                                new Certificate(
                                        detail.domainName(),
                                        Set.copyOf(detail.subjectAlternativeNames())),
                                outputs(detail),
                                reads.tags(arn)));
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        }

        private static Map<String, String> outputs(CertificateDetail detail) {
            Map<String, String> outputs = new HashMap<>(Map.of(ARN, detail.certificateArn()));
            List<ResourceRecord> records = records(detail);
            for (int n = 0; n < records.size(); n++) {
                ResourceRecord at = records.get(n);
                outputs.put(nth(VALIDATION_NAME, n), withoutDot(at.name()));
                outputs.put(nth(VALIDATION_TYPE, n), at.typeAsString());
                outputs.put(nth(VALIDATION_VALUE, n), withoutDot(at.value()));
            }
            return outputs;
        }

        private static List<ResourceRecord> records(CertificateDetail detail) {
            return detail.domainValidationOptions().stream()
                    .map(DomainValidation::resourceRecord)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }

        private static String withoutDot(String name) {
            return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        }

        /** A dead one of ours goes first: the same token would bring it back within the hour. */
        @Override
        public Live<Certificate> create(Certificate desired, Scope scope) {
            reads.tagged(desired.domain(), ownership(scope))
                    .filter(detail -> DEAD.contains(detail.status()))
                    .map(CertificateDetail::certificateArn)
                    .toList()
                    .forEach(arn -> account.acm().deleteCertificate(r -> r.certificateArn(arn)));
            String arn =
                    account.acm()
                            .requestCertificate(
                                    r ->
                                            r.domainName(desired.domain())
                                                    .subjectAlternativeNames(
                                                            desired.alternativeNames().isEmpty()
                                                                    ? null
                                                                    : desired.alternativeNames())
                                                    .validationMethod(ValidationMethod.DNS)
                                                    .idempotencyToken(scope.token())
                                                    .tags(tags(scope.tags())))
                            .certificateArn();
            return Live.tagged(arn, desired, Map.of(ARN, arn), scope.tags());
        }

        @Override
        public Live<Certificate> update(
                Certificate desired, Live<Certificate> live, Changes changes, Scope scope) {
            return live;
        }

        @Override
        public Live<Certificate> ready(Certificate desired, Live<Certificate> live, Scope scope) {
            CertificateDetail complete =
                    scope.await(
                            "the validation record of " + desired.domain(),
                            UNTIL_RECORDS,
                            () -> {
                                CertificateDetail detail = reads.describe(live.id());
                                boolean known =
                                        !detail.domainValidationOptions().isEmpty()
                                                && detail.domainValidationOptions().stream()
                                                        .allMatch(
                                                                at -> at.resourceRecord() != null);
                                if (!known && DEAD.contains(detail.status())) {
                                    throw CertificateValidation.Kind.failed(detail);
                                }
                                return known
                                        ? Poll.done(detail)
                                        : Poll.waiting("ACM has not named the DNS record yet");
                            });
            return new Live<>(live.id(), desired, outputs(complete), live.tags());
        }

        @Override
        public Deletion delete(Live<Certificate> live, Scope scope) {
            return scope.await(
                    "the certificate of " + live.properties().domain() + " to be unused",
                    UNTIL_UNUSED,
                    () -> {
                        try {
                            List<String> users = reads.describe(live.id()).inUseBy();
                            if (users.isEmpty()) {
                                account.acm().deleteCertificate(r -> r.certificateArn(live.id()));
                                return Poll.done(new Deletion.Gone());
                            }
                            refuseForeign(users, live);
                            return Poll.waiting("still used by " + String.join(", ", users));
                        } catch (ResourceNotFoundException e) {
                            return Poll.done(new Deletion.Gone());
                        }
                    });
        }

        /** Nobody's waiting makes a user that is not of this stack let go. */
        private void refuseForeign(List<String> users, Live<Certificate> live) {
            for (String user : users) {
                if (!isOurs(user, live)) {
                    throw new EngineException(
                            Failure.of(
                                    "deleting the certificate of " + live.properties().domain(),
                                    user + ", which is not part of this stack, uses it",
                                    "Give that another certificate, then try again."));
                }
            }
        }

        private boolean isOurs(String user, Live<Certificate> live) {
            if (!user.contains(":elasticloadbalancing:")) {
                return false;
            }
            String balancer =
                    user.replaceFirst(":listener/(app/[^/]+/[^/]+)/.*", ":loadbalancer/$1");
            String stack =
                    live.tags().map(tags -> tags.get(OwnershipTags.NAMING.getFirst())).orElse("");
            try {
                return account
                        .elb()
                        .describeTags(r -> r.resourceArns(balancer))
                        .tagDescriptions()
                        .stream()
                        .flatMap(all -> all.tags().stream())
                        .anyMatch(
                                tag ->
                                        tag.key().equals(OwnershipTags.NAMING.getFirst())
                                                && tag.value().equals(stack));
            } catch (LoadBalancerNotFoundException e) {
                // It is gone, and ACM has not heard of it yet.
                return true;
            }
        }

        @Override
        public void tag(Live<Certificate> live, Map<String, String> set, Set<String> remove) {
            if (!set.isEmpty()) {
                account.acm()
                        .addTagsToCertificate(r -> r.certificateArn(live.id()).tags(tags(set)));
            }
            if (!remove.isEmpty()) {
                List<Tag> keys =
                        remove.stream().map(key -> Tag.builder().key(key).build()).toList();
                account.acm()
                        .removeTagsFromCertificate(r -> r.certificateArn(live.id()).tags(keys));
            }
        }

        private static List<Tag> tags(Map<String, String> tags) {
            return tags.entrySet().stream()
                    .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                    .toList();
        }

        @Override
        public Duration expected() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration expectedDelete() {
            return Duration.ofSeconds(15);
        }
    }
}
