package dev.slipway.resources.acm;

import dev.slipway.aws.Account;
import dev.slipway.aws.Batch;

import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;
import software.amazon.awssdk.services.acm.model.ResourceNotFoundException;
import software.amazon.awssdk.services.acm.model.Tag;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks certificates up; who asks for the same one at the same time shares the call. */
final class AcmReads {
    private final Account account;
    private final Batch<String, CertificateDetail> details;

    AcmReads(Account account) {
        this.account = account;
        details =
                new Batch<>(
                        account.time(),
                        1,
                        arns -> arns.stream().collect(Collectors.toMap(arn -> arn, this::describe)),
                        ResourceNotFoundException.class::isInstance);
    }

    Optional<CertificateDetail> certificate(String arn) {
        return details.get(arn);
    }

    /** The certificate at this moment, for whoever waits for it to change. */
    CertificateDetail describe(String arn) {
        return account.acm().describeCertificate(r -> r.certificateArn(arn)).certificate();
    }

    Map<String, String> tags(String arn) {
        return account.acm().listTagsForCertificate(r -> r.certificateArn(arn)).tags().stream()
                .collect(Collectors.toMap(Tag::key, AcmReads::value));
    }

    private static String value(Tag tag) {
        return tag.value() == null ? "" : tag.value();
    }

    /** The certificates for a domain that carry all of these tags. */
    Stream<CertificateDetail> tagged(String domain, Map<String, String> wanted) {
        return account
                .acm()
                // Without a filter only RSA certificates of up to 2048 bits are listed.
                .listCertificatesPaginator(
                        r -> r.includes(all -> all.keyTypes(KeyAlgorithm.knownValues())))
                .certificateSummaryList()
                .stream()
                .filter(found -> domain.equalsIgnoreCase(found.domainName()))
                .map(found -> found.certificateArn())
                .filter(arn -> tags(arn).entrySet().containsAll(wanted.entrySet()))
                .map(this::describe);
    }
}
