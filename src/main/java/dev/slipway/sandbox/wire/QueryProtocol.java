package dev.slipway.sandbox.wire;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** AWS Query and EC2 Query: a form with the operation as {@code Action}, answered in XML. */
record QueryProtocol(Service service, Dialect dialect) implements Protocol {
    /** Where the two differ. */
    sealed interface Dialect {
        /** The place of the member of a list, before its number. */
        String members(String path, String memberName, boolean flattened);

        XmlWriter result(Operation operation, SdkPojo response, String requestId);

        XmlWriter problem(Problem problem, String requestId);
    }

    /** The dialect of all but EC2. */
    record Query() implements Dialect {
        @Override
        public String members(String path, String memberName, boolean flattened) {
            return flattened ? path : path + "." + memberName;
        }

        @Override
        public XmlWriter result(Operation operation, SdkPojo response, String requestId) {
            XmlWriter xml = new XmlWriter().open(operation.name() + "Response");
            if (!response.sdkFields().isEmpty()) {
                xml.open(operation.name() + "Result").fields(response).close();
            }
            return xml.open("ResponseMetadata").text("RequestId", requestId).close().close();
        }

        @Override
        public XmlWriter problem(Problem problem, String requestId) {
            XmlWriter xml =
                    new XmlWriter()
                            .open("ErrorResponse")
                            .open("Error")
                            .text("Type", problem.type())
                            .text("Code", problem.code())
                            .text("Message", problem.message());
            problem.details().ifPresent(xml::fields);
            return xml.close().text("RequestId", requestId).close();
        }
    }

    /** EC2's dialect: every list is flat, every name in a request begins with a capital. */
    record Ec2() implements Dialect {
        @Override
        public String members(String path, String memberName, boolean flattened) {
            return path;
        }

        @Override
        public XmlWriter result(Operation operation, SdkPojo response, String requestId) {
            return new XmlWriter()
                    .open(operation.name() + "Response")
                    .text("requestId", requestId)
                    .fields(response)
                    .close();
        }

        @Override
        public XmlWriter problem(Problem problem, String requestId) {
            return new XmlWriter()
                    .open("Response")
                    .open("Errors")
                    .open("Error")
                    .text("Code", problem.code())
                    .text("Message", problem.message())
                    .close()
                    .close()
                    .text("RequestID", requestId)
                    .close();
        }
    }

    @Override
    public Operation operation(Call call) {
        String action = parameters(call).getOrDefault("Action", "");
        return service.operation(action).orElseThrow(() -> unknown(action));
    }

    @Override
    public AwsServiceException unknown(String operation) {
        return Problem.refusal(
                400,
                "InvalidAction",
                "The action “" + operation + "” is not valid for this service");
    }

    @Override
    public SdkPojo read(Operation operation, Call call) {
        try {
            return new Form(parameters(call), dialect).read(operation.newRequest());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Problem.refusal(400, "MalformedInput", e.getMessage());
        }
    }

    private static Map<String, String> parameters(Call call) {
        Map<String, String> all = new LinkedHashMap<>();
        call.query().forEach((name, values) -> all.put(name, values.getFirst()));
        call.form().forEach((name, values) -> all.put(name, values.getFirst()));
        return all;
    }

    @Override
    public Answer write(Operation operation, Operation.Result result, String requestId) {
        return answer(200, dialect.result(operation, result.response(), requestId), requestId);
    }

    @Override
    public Answer write(Problem problem, String requestId) {
        return answer(problem.status(), dialect.problem(problem, requestId), requestId);
    }

    static Answer answer(int status, XmlWriter xml, String requestId) {
        return new Answer(
                status,
                Map.of(
                        "Content-Type",
                        List.of("text/xml;charset=UTF-8"),
                        "x-amzn-RequestId",
                        List.of(requestId)),
                xml.bytes());
    }
}
