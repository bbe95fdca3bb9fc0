package dev.slipway.sandbox.wire;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** AWS JSON 1.0 and 1.1: one path, the operation in a header, a JSON object each way. */
record JsonProtocol(Service service) implements Protocol {
    static final String TARGET = "X-Amz-Target";

    /** Whether the request is meant for this service, whoever signed it. */
    boolean isTarget(Call call) {
        return found(call).isPresent();
    }

    @Override
    public Operation operation(Call call) {
        return found(call).orElseThrow(() -> unknown(call.header(TARGET).orElse("")));
    }

    @Override
    public AwsServiceException unknown(String operation) {
        return refusal(operation);
    }

    static AwsServiceException refusal(String operation) {
        return Problem.refusal(
                400, "UnknownOperationException", "There is no operation “" + operation + "” here");
    }

    private Optional<Operation> found(Call call) {
        return call.header(TARGET)
                .flatMap(
                        target ->
                                service.operation(target.substring(target.lastIndexOf('.') + 1))
                                        .filter(
                                                operation ->
                                                        target.equals(
                                                                operation
                                                                        .binding()
                                                                        .operationIdentifier())));
    }

    @Override
    public SdkPojo read(Operation operation, Call call) {
        try {
            JsonNode tree = JsonTree.MAPPER.readTree(call.body().length == 0 ? "{}" : call.text());
            return JsonTree.read(tree, operation.newRequest());
        } catch (JacksonException | IllegalArgumentException e) {
            throw Problem.refusal(400, "SerializationException", e.getMessage());
        }
    }

    @Override
    public Answer write(Operation operation, Operation.Result result, String requestId) {
        return result.part()
                .map(part -> events(result.response(), part, requestId))
                .orElseGet(() -> answer(200, JsonTree.write(result.response()), requestId));
    }

    private static Answer events(SdkPojo response, Part part, String requestId) {
        EventStream stream = new EventStream();
        if (part.isFirst()) {
            stream.initial(response);
        }
        stream.add(part);
        return answer(200, EventStream.TYPE, stream.bytes(), requestId);
    }

    @Override
    public Answer write(Problem problem, String requestId) {
        return refuse(problem, requestId);
    }

    static Answer refuse(Problem problem, String requestId) {
        ObjectNode tree =
                problem.details().map(JsonTree::write).orElseGet(JsonTree.MAPPER::createObjectNode);
        tree.put("__type", problem.code());
        tree.put("message", problem.message());
        return answer(problem.status(), tree, requestId);
    }

    private static Answer answer(int status, JsonNode tree, String requestId) {
        byte[] body = JsonTree.MAPPER.writeValueAsBytes(tree);
        return answer(status, "application/x-amz-json-1.1", body, requestId);
    }

    private static Answer answer(int status, String type, byte[] body, String requestId) {
        return new Answer(
                status,
                Map.of("Content-Type", List.of(type), "x-amzn-RequestId", List.of(requestId)),
                body);
    }
}
