package dev.slipway.sandbox.acm;

import dev.slipway.sandbox.acm.Certificates.Entry;
import dev.slipway.sandbox.world.Page;
import dev.slipway.sandbox.world.Tags;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.*;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Certificates that are validated by DNS. */
public final class SandboxAcm implements AcmClient {
    private static final int PAGE = 1000;
    private static final Duration TOKEN = Duration.ofHours(1);
    private static final String DOMAIN =
            "(\\*\\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])";
    private static final Tags<Tag> TAGS =
            new Tags<>(
                    Tag::key,
                    Tag::value,
                    (key, value) -> Tag.builder().key(key).value(value).build());

    private final World world;
    private final Certificates certificates;

    public SandboxAcm(World world, Certificates certificates) {
        this.world = world;
        this.certificates = certificates;
    }

    @Override
    public RequestCertificateResponse requestCertificate(RequestCertificateRequest request) {
        domain(request.domainName(), "domainName");
        request.subjectAlternativeNames().forEach(name -> domain(name, "subjectAlternativeNames"));
        checkTags(request.tags());
        if (request.subjectAlternativeNames().size() > 100) {
            throw world.refuse(
                    LimitExceededException.builder(),
                    "LimitExceededException",
                    "Error: you have exceeded the quota of domain names per certificate.");
        }
        String arn =
                again(request)
                        .orElseGet(
                                () ->
                                        certificates.request(
                                                request.domainName(),
                                                request.subjectAlternativeNames(),
                                                request.keyAlgorithm() == null
                                                        ? KeyAlgorithm.RSA_2048
                                                        : request.keyAlgorithm(),
                                                request.idempotencyToken(),
                                                TAGS.with(List.of(), request.tags())));
        return RequestCertificateResponse.builder().certificateArn(arn).build();
    }

    /** The certificate that the same token asked for within the hour. */
    private Optional<String> again(RequestCertificateRequest request) {
        return certificates.all().values().stream()
                .filter(entry -> entry.token != null)
                .filter(entry -> entry.token.equals(request.idempotencyToken()))
                .filter(entry -> entry.base.domainName().equals(request.domainName()))
                .filter(entry -> !world.isPast(entry.base.createdAt().plus(TOKEN)))
                .map(entry -> entry.base.certificateArn())
                .findFirst();
    }

    @Override
    public DescribeCertificateResponse describeCertificate(DescribeCertificateRequest request) {
        return DescribeCertificateResponse.builder()
                .certificate(certificates.detail(entry(request.certificateArn())))
                .build();
    }

    @Override
    public ListCertificatesResponse listCertificates(ListCertificatesRequest request) {
        List<KeyAlgorithm> keys =
                request.includes() == null || request.includes().keyTypes().isEmpty()
                        ? List.of(KeyAlgorithm.RSA_1024, KeyAlgorithm.RSA_2048)
                        : request.includes().keyTypes();
        List<CertificateSummary> found =
                certificates.all().values().stream()
                        .map(certificates::detail)
                        .filter(detail -> keys.contains(detail.keyAlgorithm()))
                        .filter(
                                detail ->
                                        request.certificateStatuses().isEmpty()
                                                || request.certificateStatuses()
                                                        .contains(detail.status()))
                        .map(SandboxAcm::summary)
                        .toList();
        Page<CertificateSummary> page =
                Page.of(found, request.nextToken(), request.maxItems(), PAGE)
                        .orElseThrow(() -> invalid("The next token is not valid."));
        return ListCertificatesResponse.builder()
                .certificateSummaryList(page.items())
                .nextToken(page.next())
                .build();
    }

    private static CertificateSummary summary(CertificateDetail detail) {
        return CertificateSummary.builder()
                .certificateArn(detail.certificateArn())
                .domainName(detail.domainName())
                .subjectAlternativeNameSummaries(detail.subjectAlternativeNames())
                .status(detail.status())
                .type(detail.type())
                .keyAlgorithm(detail.keyAlgorithm())
                .inUse(!detail.inUseBy().isEmpty())
                .createdAt(detail.createdAt())
                .issuedAt(detail.issuedAt())
                .notBefore(detail.notBefore())
                .notAfter(detail.notAfter())
                .renewalEligibility(detail.renewalEligibility())
                .exported(false)
                .keyUsages(List.of())
                .extendedKeyUsages(List.of())
                .build();
    }

    @Override
    public DeleteCertificateResponse deleteCertificate(DeleteCertificateRequest request) {
        CertificateDetail detail = certificates.detail(entry(request.certificateArn()));
        if (!detail.inUseBy().isEmpty()) {
            throw world.refuse(
                    ResourceInUseException.builder(),
                    "ResourceInUseException",
                    "Certificate %s is in use.".formatted(detail.certificateArn()));
        }
        certificates.all().remove(request.certificateArn());
        return DeleteCertificateResponse.builder().build();
    }

    @Override
    public AddTagsToCertificateResponse addTagsToCertificate(AddTagsToCertificateRequest request) {
        Entry entry = entry(request.certificateArn());
        List<Tag> all = TAGS.with(entry.tags, request.tags());
        checkTags(all);
        entry.tags = all;
        return AddTagsToCertificateResponse.builder().build();
    }

    @Override
    public RemoveTagsFromCertificateResponse removeTagsFromCertificate(
            RemoveTagsFromCertificateRequest request) {
        Entry entry = entry(request.certificateArn());
        entry.tags =
                entry.tags.stream()
                        .filter(tag -> request.tags().stream().noneMatch(gone -> meets(gone, tag)))
                        .toList();
        return RemoveTagsFromCertificateResponse.builder().build();
    }

    private static boolean meets(Tag gone, Tag tag) {
        return gone.key().equals(tag.key())
                && (gone.value() == null || gone.value().equals(tag.value()));
    }

    @Override
    public ListTagsForCertificateResponse listTagsForCertificate(
            ListTagsForCertificateRequest request) {
        return ListTagsForCertificateResponse.builder()
                .tags(entry(request.certificateArn()).tags)
                .build();
    }

    private Entry entry(String arn) {
        if (arn == null || !arn.matches("arn:[\\w-]+:acm:[\\w-]*:\\d{12}:certificate/[\\w-]+")) {
            throw world.refuse(
                    InvalidArnException.builder(),
                    "InvalidArnException",
                    "Value at 'certificateArn' is not an ARN of a certificate: " + arn);
        }
        Entry entry = certificates.all().get(arn);
        if (entry == null) {
            throw world.refuse(
                    ResourceNotFoundException.builder(),
                    "ResourceNotFoundException",
                    "Could not find certificate %s.".formatted(arn));
        }
        return entry;
    }

    private void domain(String name, String field) {
        if (name == null || name.length() > 253 || !name.matches(DOMAIN)) {
            throw invalid(
                    "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint"
                            .formatted(name, field));
        }
    }

    private void checkTags(Collection<Tag> tags) {
        String problem = TAGS.problem(tags);
        if (problem != null) {
            throw world.refuse(InvalidTagException.builder(), "InvalidTagException", problem);
        }
    }

    private AwsServiceException invalid(String message) {
        return world.refuse(AcmException.builder(), "ValidationException", message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
