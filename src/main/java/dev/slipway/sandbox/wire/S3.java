package dev.slipway.sandbox.wire;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * REST-XML as S3 speaks it: the bucket in the host or in the path, uploads in chunks, errors
 * without an envelope.
 */
record S3() implements XmlProtocol.Dialect {
    /** {@code bucket.s3.eu-west-1.amazonaws.com}, and {@code bucket.localhost} for a loopback. */
    private static final Pattern VIRTUAL_HOST =
            Pattern.compile("(.+)\\.(s3[.-][a-z0-9.-]*amazonaws\\.com(\\.cn)?|localhost)");

    /** Every call in the style that has the bucket in the path. */
    @Override
    public Call plain(Call call) {
        Call whole = Encodings.unchunked(call);
        Matcher host = VIRTUAL_HOST.matcher(whole.host());
        if (!host.matches()) {
            return whole;
        }
        String query = whole.uri().getRawQuery();
        URI uri =
                URI.create(
                        "http://s3/"
                                + host.group(1)
                                + whole.uri().getRawPath()
                                + (query == null ? "" : "?" + query));
        return new Call(whole.method(), uri, whole.headers(), whole.body());
    }

    /** The SDK's templates begin behind the bucket. */
    @Override
    public String template(Operation operation) {
        boolean inBucket =
                operation.newRequest().sdkFields().stream()
                        .anyMatch(field -> field.locationName().equals("Bucket"));
        String template = operation.binding().requestUri();
        return inBucket ? "/{Bucket}" + template : template;
    }

    /** The trait {@code s3UnwrappedXmlOutput} of AWS's model, which only this operation has. */
    @Override
    public boolean unwraps(Operation operation) {
        return operation.name().equals("GetBucketLocation");
    }

    @Override
    public AwsServiceException unknown(String operation) {
        return Problem.refusal(
                501,
                "NotImplemented",
                "“" + operation + "” implies functionality that is not here");
    }

    @Override
    public XmlWriter problem(Problem problem, String requestId) {
        XmlWriter xml =
                new XmlWriter()
                        .open("Error")
                        .text("Code", problem.code())
                        .text("Message", problem.message());
        problem.details().ifPresent(xml::fields);
        return xml.text("RequestId", requestId).text("HostId", requestId).close();
    }

    @Override
    public String idHeader() {
        return "x-amz-request-id";
    }
}
