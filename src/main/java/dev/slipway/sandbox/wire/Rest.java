package dev.slipway.sandbox.wire;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** REST-XML as Route 53 speaks it. */
record Rest() implements XmlProtocol.Dialect {
    @Override
    public Call plain(Call call) {
        return Encodings.unzipped(call);
    }

    @Override
    public String template(Operation operation) {
        return operation.binding().requestUri();
    }

    @Override
    public boolean unwraps(Operation operation) {
        return false;
    }

    @Override
    public AwsServiceException unknown(String operation) {
        return Problem.refusal(404, "InvalidAction", "There is nothing at “" + operation + "”");
    }

    @Override
    public XmlWriter problem(Problem problem, String requestId) {
        return new QueryProtocol.Query().problem(problem, requestId);
    }

    @Override
    public String idHeader() {
        return "x-amzn-RequestId";
    }
}
