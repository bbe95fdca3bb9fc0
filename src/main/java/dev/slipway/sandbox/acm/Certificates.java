package dev.slipway.sandbox.acm;

import dev.slipway.sandbox.route53.Zones;
import dev.slipway.sandbox.world.Agenda;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateExport;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateTransparencyLoggingPreference;
import software.amazon.awssdk.services.acm.model.CertificateType;
import software.amazon.awssdk.services.acm.model.DomainStatus;
import software.amazon.awssdk.services.acm.model.DomainValidation;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;
import software.amazon.awssdk.services.acm.model.RecordType;
import software.amazon.awssdk.services.acm.model.RenewalEligibility;
import software.amazon.awssdk.services.acm.model.ResourceRecord;
import software.amazon.awssdk.services.acm.model.Tag;
import software.amazon.awssdk.services.acm.model.ValidationMethod;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;

/** The certificates of the account; one is issued when the DNS shows its records. */
public final class Certificates implements Agenda {
    /** The records are named "several seconds" after the request: ACM API, RequestCertificate. */
    private static final Duration UNTIL_RECORDS = Duration.ofSeconds(5);

    /** How often ACM looks into the DNS is not published. */
    private static final Duration UNTIL_SEEN = Duration.ofSeconds(30);

    /** ACM hears late that a listener is gone: aws-cdk#4179 tells of ten seconds to minutes. */
    private static final Duration UNTIL_UNUSED = Duration.ofSeconds(10);

    private static final Duration UNTIL_TIMEOUT = Duration.ofHours(72);
    private static final Duration PLANTED_AGO = Duration.ofHours(1);
    private static final Duration VALIDITY = Duration.ofDays(198);

    /** A certificate as it was made, who uses it, and when it was issued if that came later. */
    static final class Entry {
        final CertificateDetail base;
        final String token;
        List<Tag> tags;
        final Map<String, Optional<Instant>> users = new LinkedHashMap<>();
        Instant issued;

        Entry(CertificateDetail base, String token, List<Tag> tags) {
            this.base = base;
            this.token = token;
            this.tags = tags;
        }
    }

    private final World world;
    private final Zones zones;
    private final Map<String, Entry> all = new LinkedHashMap<>();

    public Certificates(World world, Zones zones) {
        this.world = world;
        this.zones = zones;
        world.add(this);
    }

    Map<String, Entry> all() {
        return all;
    }

    /** Makes a certificate that waits for its records. */
    public String request(
            String domain,
            Collection<String> names,
            KeyAlgorithm key,
            String token,
            List<Tag> tags) {
        String arn = world.arn("acm", "certificate/" + world.ids().uuid("certificate", domain));
        SequencedSet<String> covered = new LinkedHashSet<>(List.of(domain));
        covered.addAll(names);
        CertificateDetail base =
                CertificateDetail.builder()
                        .certificateArn(arn)
                        .domainName(domain)
                        .subjectAlternativeNames(covered)
                        .type(CertificateType.AMAZON_ISSUED)
                        .keyAlgorithm(key)
                        .createdAt(world.now())
                        .status(CertificateStatus.PENDING_VALIDATION)
                        .domainValidationOptions(covered.stream().map(this::validation).toList())
                        .build();
        all.put(arn, new Entry(base, token, tags));
        return arn;
    }

    /** Adds a certificate that will stay in a state, such as one that expired long ago. */
    public String plant(String domain, CertificateStatus status) {
        String arn = request(domain, List.of(), KeyAlgorithm.RSA_2048, null, List.of());
        Entry entry = all.get(arn);
        CertificateDetail.Builder base =
                entry.base.toBuilder().status(status).createdAt(world.now().minus(PLANTED_AGO));
        if (status == CertificateStatus.ISSUED) {
            base.issuedAt(world.now())
                    .notBefore(world.now())
                    .notAfter(world.now().plus(VALIDITY))
                    .domainValidationOptions(valid(entry.base));
        }
        all.put(arn, new Entry(base.build(), null, List.of()));
        return arn;
    }

    private DomainValidation validation(String name) {
        String bare = name.replaceFirst("^\\*\\.", "").toLowerCase(Locale.ROOT);
        // The same for every certificate of an account and a name, wildcard or not.
        String mark = digits(bare);
        String proof = digits("proof of " + bare);
        String zone = letters(digits("zone of " + bare).substring(0, 10));
        return DomainValidation.builder()
                .domainName(name)
                .validationDomain(name)
                .validationMethod(ValidationMethod.DNS)
                .validationStatus(DomainStatus.PENDING_VALIDATION)
                .resourceRecord(
                        ResourceRecord.builder()
                                .name("_" + mark + "." + bare + ".")
                                .type(RecordType.CNAME)
                                .value("_" + proof + "." + zone + ".acm-validations.aws.")
                                .build())
                .build();
    }

    private String digits(String of) {
        byte[] bytes = (world.account() + of).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(bytes).toString().replace("-", "");
    }

    private static String letters(String digits) {
        return digits.chars()
                .map(digit -> 'g' + Character.digit(digit, 16))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A certificate as it is now; empty if there is none. */
    public Optional<CertificateDetail> detail(String arn) {
        return Optional.ofNullable(all.get(arn)).map(this::detail);
    }

    CertificateDetail detail(Entry entry) {
        CertificateDetail now = state(entry);
        boolean renewed = now.status() == CertificateStatus.ISSUED && !now.inUseBy().isEmpty();
        CertificateDetail.Builder all =
                now.toBuilder()
                        .subject("CN=" + now.domainName())
                        .issuer("Amazon")
                        .signatureAlgorithm("SHA256WITHRSA")
                        .options(
                                o ->
                                        o.certificateTransparencyLoggingPreference(
                                                        CertificateTransparencyLoggingPreference
                                                                .ENABLED)
                                                .export(CertificateExport.DISABLED))
                        .renewalEligibility(
                                renewed
                                        ? RenewalEligibility.ELIGIBLE
                                        : RenewalEligibility.INELIGIBLE)
                        .keyUsages(List.of())
                        .extendedKeyUsages(List.of());
        return now.issuedAt() == null ? all.build() : all.serial(serial(now)).build();
    }

    private String serial(CertificateDetail issued) {
        return String.join(":", digits(issued.certificateArn()).split("(?<=\\G..)"));
    }

    private CertificateDetail state(Entry entry) {
        CertificateDetail.Builder now = entry.base.toBuilder().inUseBy(users(entry));
        if (entry.base.status() != CertificateStatus.PENDING_VALIDATION) {
            return now.build();
        }
        if (!world.isPast(world.after(entry.base.createdAt(), UNTIL_RECORDS))) {
            return now.domainValidationOptions(
                            entry.base.domainValidationOptions().stream()
                                    .map(
                                            each ->
                                                    each.toBuilder()
                                                            .resourceRecord((ResourceRecord) null)
                                                            .build())
                                    .toList())
                    .build();
        }
        if (entry.issued != null) {
            return now.status(CertificateStatus.ISSUED)
                    .issuedAt(entry.issued)
                    .notBefore(entry.issued)
                    .notAfter(entry.issued.plus(VALIDITY))
                    .domainValidationOptions(valid(entry.base))
                    .build();
        }
        if (isTimedOut(entry, world.now())) {
            return now.status(CertificateStatus.VALIDATION_TIMED_OUT).build();
        }
        return now.build();
    }

    private static boolean isTimedOut(Entry entry, Instant at) {
        return !entry.base.createdAt().plus(UNTIL_TIMEOUT).isAfter(at);
    }

    @Override
    public Optional<Instant> due() {
        return all.values().stream()
                .flatMap(entry -> issuing(entry).stream())
                .min(Comparator.naturalOrder());
    }

    @Override
    public void happen(Instant now) {
        all.values().stream()
                .filter(entry -> issuing(entry).filter(world::isPast).isPresent())
                .forEach(entry -> entry.issued = now);
    }

    /** When a certificate will be issued if its records stay as they are. */
    private Optional<Instant> issuing(Entry entry) {
        boolean pending =
                entry.issued == null && entry.base.status() == CertificateStatus.PENDING_VALIDATION;
        return pending ? seen(entry.base).filter(at -> !isTimedOut(entry, at)) : Optional.empty();
    }

    private static List<DomainValidation> valid(CertificateDetail base) {
        return base.domainValidationOptions().stream()
                .map(each -> each.toBuilder().validationStatus(DomainStatus.SUCCESS).build())
                .toList();
    }

    /** When ACM will have seen all the records; empty while one is missing. */
    private Optional<Instant> seen(CertificateDetail base) {
        List<Instant> known = new ArrayList<>(List.of(base.createdAt()));
        for (DomainValidation each : base.domainValidationOptions()) {
            ResourceRecord record = each.resourceRecord();
            Optional<Instant> since = zones.cnameSince(record.name(), record.value());
            if (since.isEmpty()) {
                return Optional.empty();
            }
            known.add(since.get());
        }
        return known.stream().max(Instant::compareTo).map(last -> world.after(last, UNTIL_SEEN));
    }

    private List<String> users(Entry entry) {
        entry.users.values().removeIf(until -> until.filter(world::isPast).isPresent());
        return List.copyOf(entry.users.keySet());
    }

    /** Whether a listener can use a certificate by now. */
    public boolean isUsable(String arn) {
        return detail(arn).filter(it -> it.status() == CertificateStatus.ISSUED).isPresent();
    }

    /** Notes that a load balancer uses a certificate. */
    public void use(String arn, String user) {
        all.get(arn).users.put(user, Optional.empty());
    }

    /** Notes that a load balancer has let go of a certificate, of which ACM hears later. */
    public void release(String arn, String user) {
        Optional.ofNullable(all.get(arn))
                .ifPresent(
                        entry ->
                                entry.users.computeIfPresent(
                                        user, (_, _) -> Optional.of(world.in(UNTIL_UNUSED))));
    }
}
