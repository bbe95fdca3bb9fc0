package dev.slipway.sandbox.wire;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * How the requests, answers and errors of a service are written. The four are specified as <a
 * href="https://smithy.io/2.0/aws/protocols/index.html">AWS's protocols</a>.
 */
sealed interface Protocol permits JsonProtocol, QueryProtocol, XmlProtocol {
    /** The call without what only concerns its way here, such as compression. */
    default Call plain(Call call) {
        return Encodings.unzipped(call);
    }

    /** The refusal of an operation that the service does not have, or does not perform here. */
    AwsServiceException unknown(String operation);

    /**
     * What a request asks for.
     *
     * @throws AwsServiceException if it is nothing that the service does
     */
    Operation operation(Call call);

    /** The typed request, which {@code operation} found in the call. */
    SdkPojo read(Operation operation, Call call);

    Answer write(Operation operation, Operation.Result result, String requestId);

    Answer write(Problem problem, String requestId);

    /** The protocol that the SDK speaks with a service. */
    static Protocol of(Service service) {
        return switch (service.name()) {
            case "ec2" -> new QueryProtocol(service, new QueryProtocol.Ec2());
            case "elasticloadbalancing", "iam", "monitoring", "sts" ->
                    new QueryProtocol(service, new QueryProtocol.Query());
            case "route53" -> new XmlProtocol(service, new Rest());
            case "s3" -> new XmlProtocol(service, new S3());
            default -> new JsonProtocol(service);
        };
    }
}
