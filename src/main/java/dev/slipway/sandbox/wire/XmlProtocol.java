package dev.slipway.sandbox.wire;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.PayloadTrait;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** REST-XML: the operation is in the method and the path, the rest also in headers and query. */
final class XmlProtocol implements Protocol {
    private static final Map<String, List<String>> XML =
            Map.of("Content-Type", List.of("application/xml"));

    private final Routes routes;
    private final Dialect dialect;

    XmlProtocol(Service service, Dialect dialect) {
        this.routes = new Routes(service, dialect::template);
        this.dialect = dialect;
    }

    /** What S3 does its own way. */
    sealed interface Dialect permits Rest, S3 {
        /** The call without what only concerns its way here. */
        Call plain(Call call);

        /** The template of an operation's path, beginning at the root of the host. */
        String template(Operation operation);

        /** Whether the one member of a response is the root of the document. */
        boolean unwraps(Operation operation);

        AwsServiceException unknown(String operation);

        XmlWriter problem(Problem problem, String requestId);

        String idHeader();
    }

    @Override
    public Call plain(Call call) {
        return dialect.plain(call);
    }

    @Override
    public Operation operation(Call call) {
        return routes.find(call)
                .map(Route::operation)
                .orElseThrow(() -> unknown(call.method() + " " + call.uri().getRawPath()));
    }

    @Override
    public AwsServiceException unknown(String operation) {
        return dialect.unknown(operation);
    }

    @Override
    public SdkPojo read(Operation operation, Call call) {
        SdkPojo builder = operation.newRequest();
        try {
            Map<String, String> labels =
                    routes.of(operation).labels(call.uri().getRawPath()).orElseThrow();
            RestFields.read(call, labels, builder);
            readBody(operation, call, builder);
            return Shapes.built(builder);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Problem.refusal(400, "MalformedXML", e.getMessage());
        }
    }

    private static void readBody(Operation operation, Call call, SdkPojo builder) {
        Optional<SdkField<?>> payload = payload(builder);
        if (operation.transfer() == Operation.Transfer.BODY_OF_REQUEST || call.body().length == 0) {
            return;
        }
        if (payload.isEmpty()) {
            XmlReader.fields(XmlReader.root(call.body()), builder);
        } else if (payload.get().marshallingType() == MarshallingType.STRING) {
            payload.get().set(builder, call.text());
        } else {
            SdkField<?> field = payload.get();
            field.set(builder, XmlReader.value(field, XmlReader.root(call.body())));
        }
    }

    @Override
    public Answer write(Operation operation, Operation.Result result, String requestId) {
        SdkPojo response = result.response();
        int status = RestFields.status(response).orElse(200);
        Map<String, List<String>> said = RestFields.headers(response);
        if (result.stream().isPresent()) {
            return answer(status, requestId, said, result.stream().get());
        }
        Optional<SdkField<?>> payload = payload(response);
        if (payload.isPresent()) {
            return answer(status, requestId, said, payload(operation, payload.get(), response));
        }
        boolean empty =
                response.sdkFields().stream()
                        .noneMatch(field -> field.location() == MarshallLocation.PAYLOAD);
        if (empty) {
            return answer(status, requestId, said, new byte[0]);
        }
        XmlWriter xml = new XmlWriter().open(operation.name() + "Response").fields(response);
        return answer(status, requestId, Headers.with(XML, said), xml.close().bytes());
    }

    private byte[] payload(Operation operation, SdkField<?> field, SdkPojo response) {
        Object value = Shapes.value(field, response).orElse("");
        if (value instanceof String text && !dialect.unwraps(operation)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        XmlWriter xml = new XmlWriter();
        xml.element(field.unmarshallLocationName(), field, value);
        return xml.bytes();
    }

    private static Optional<SdkField<?>> payload(SdkPojo shape) {
        return shape.sdkFields().stream()
                .filter(field -> field.containsTrait(PayloadTrait.class))
                .findFirst();
    }

    @Override
    public Answer write(Problem problem, String requestId) {
        byte[] body = dialect.problem(problem, requestId).bytes();
        return answer(problem.status(), requestId, XML, body);
    }

    private Answer answer(
            int status, String requestId, Map<String, List<String>> headers, byte[] body) {
        Map<String, List<String>> id = Map.of(dialect.idHeader(), List.of(requestId));
        return new Answer(status, Headers.with(id, headers), body);
    }
}
