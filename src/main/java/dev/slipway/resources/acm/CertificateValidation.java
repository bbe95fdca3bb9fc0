package dev.slipway.resources.acm;

import dev.slipway.aws.Account;
import dev.slipway.engine.Changes;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Group;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;
import dev.slipway.engine.Scope.Poll;

import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * That a certificate is issued. It is nothing of its own in the account: what needs an issued
 * certificate refers to the ARN of this one, and so is not begun before.
 */
public record CertificateValidation(@Immutable Output<String> certificateArn) implements Resource {
    /** The certificate's ARN, known once it is issued. */
    public static final String ARN = "arn";

    /** How the issue of a certificate is waited for. */
    public static final class Kind implements ResourceKind<CertificateValidation> {
        /** Usually a few minutes; the documented time is up to half an hour, seldom more. */
        private static final Duration UNTIL_ISSUED = Duration.ofMinutes(75);

        private final AcmReads reads;

        public Kind(Account account) {
            this.reads = account.shared(AcmReads.class, AcmReads::new);
        }

        @Override
        public Class<CertificateValidation> type() {
            return CertificateValidation.class;
        }

        @Override
        public Group group() {
            return Group.DOMAIN;
        }

        @Override
        public Optional<Class<? extends Resource>> partOf() {
            return Optional.of(Certificate.class);
        }

        @Override
        public String identity(CertificateValidation desired) {
            return desired.certificateArn().get();
        }

        @Override
        public Optional<Live<CertificateValidation>> read(
                CertificateValidation sought, Scope scope) {
            return reads.certificate(sought.certificateArn().get())
                    .filter(detail -> detail.status() == CertificateStatus.ISSUED)
                    .map(detail -> issued(detail.certificateArn()));
        }

        private static Live<CertificateValidation> issued(String arn) {
            return Live.untagged(arn, new CertificateValidation(Output.of(arn)), Map.of(ARN, arn));
        }

        /** Changes nothing; {@link #ready} does the waiting. */
        @Override
        public Live<CertificateValidation> create(CertificateValidation desired, Scope scope) {
            return Live.untagged(desired.certificateArn().get(), desired, Map.of());
        }

        @Override
        public Live<CertificateValidation> update(
                CertificateValidation desired,
                Live<CertificateValidation> live,
                Changes changes,
                Scope scope) {
            return live;
        }

        @Override
        public Live<CertificateValidation> ready(
                CertificateValidation desired, Live<CertificateValidation> live, Scope scope) {
            return scope.await(
                    "the certificate to be issued",
                    UNTIL_ISSUED,
                    () -> {
                        CertificateDetail detail = reads.describe(live.id());
                        return switch (detail.status()) {
                            case ISSUED -> Poll.done(issued(live.id()));
                            case PENDING_VALIDATION ->
                                    Poll.waiting("ACM is looking for the validation record");
                            default -> throw failed(detail);
                        };
                    });
        }

        @Override
        public Deletion delete(Live<CertificateValidation> live, Scope scope) {
            return new Deletion.Gone();
        }

        static EngineException failed(CertificateDetail detail) {
            String reason =
                    Optional.ofNullable(detail.failureReasonAsString())
                            .orElse(detail.statusAsString());
            return new EngineException(
                    new Failure(
                            "issuing the certificate of " + detail.domainName(),
                            Optional.empty(),
                            Optional.of(reason),
                            Optional.empty(),
                            cause(reason),
                            remedy(reason)));
        }

        /** Sources: ACM user guide, "Certificate request fails" and "CAA problems". */
        private static String cause(String reason) {
            return switch (reason) {
                case "CAA_ERROR" -> "a CAA record of the domain does not let Amazon issue for it";
                case "VALIDATION_TIMED_OUT" ->
                        "the validation record was not seen in public DNS within 72 hours";
                case "DOMAIN_NOT_ALLOWED", "ADDITIONAL_VERIFICATION_REQUIRED" ->
                        "Amazon does not issue certificates for this domain without a review";
                case "NO_AVAILABLE_CONTACTS", "INVALID_PUBLIC_DOMAIN" ->
                        "the domain is not a valid public one";
                default -> "ACM says " + reason;
            };
        }

        private static String remedy(String reason) {
            return switch (reason) {
                case "CAA_ERROR" ->
                        "Add the CAA record 0 issue \"amazon.com\" to the domain's zone, then try"
                                + " again.";
                case "VALIDATION_TIMED_OUT" ->
                        "Check that the domain's registrar names this hosted zone's name servers,"
                                + " then try again.";
                case "DOMAIN_NOT_ALLOWED", "ADDITIONAL_VERIFICATION_REQUIRED" ->
                        "Ask AWS Support, or use another domain.";
                default -> "Correct the domain in the stack, or look the reason up in ACM's guide.";
            };
        }

        @Override
        public Duration expected() {
            return Duration.ofMinutes(3);
        }
    }
}
