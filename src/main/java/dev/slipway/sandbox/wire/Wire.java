package dev.slipway.sandbox.wire;

import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Services behind the wire: finds the service and the operation that a request means, refuses it if
 * it does not meet the service's {@linkplain Constraints constraints}, has it performed, and writes
 * the response, or the exception that the service throws.
 *
 * <p>A service throws the SDK's exceptions, with {@code awsErrorDetails}: the code there is the one
 * on the wire, and without a status it is 400. Any other exception is a mistake of the service and
 * goes through to the door.
 */
public final class Wire implements Endpoint {
    private static final Pattern SCOPE =
            Pattern.compile("Credential=[^,]+/\\d{8}/[^/,]*/([^/,]+)/aws4_request");

    /** In calls for a later part of an answer: which. */
    private static final String MARK = "X-Slipway-Part";

    /** What a request asks for, in AWS's names: {@code ecs}, {@code CreateCluster}. */
    public record Target(String service, String operation) {}

    private record Backend(Service service, Protocol protocol, Constraints constraints) {}

    private final Map<String, Backend> backends = new LinkedHashMap<>();

    /**
     * @param services objects that implement client interfaces; what they leave out is unknown to
     *     their callers
     */
    public Wire(Collection<? extends AwsClient> services) {
        this(services, Constraints::of);
    }

    /**
     * @param constraints of a service by its name, which its requests have to meet
     */
    Wire(Collection<? extends AwsClient> services, Function<String, Constraints> constraints) {
        for (AwsClient worker : services) {
            for (Service service : Service.of(worker)) {
                backends.put(
                        service.name(),
                        new Backend(
                                service, Protocol.of(service), constraints.apply(service.name())));
            }
        }
    }

    /** What a request asks for, if there is such a service and operation. */
    public Optional<Target> target(Call call) {
        return backend(call)
                .flatMap(
                        backend -> {
                            Protocol protocol = backend.protocol();
                            try {
                                String name = protocol.operation(protocol.plain(call)).name();
                                return Optional.of(new Target(backend.service().name(), name));
                            } catch (AwsServiceException unknown) {
                                return Optional.empty();
                            }
                        });
    }

    @Override
    public Answer answer(Call call) {
        String requestId = UUID.randomUUID().toString();
        Answer answer =
                backend(call)
                        .map(backend -> answer(backend, call, requestId))
                        .orElseGet(() -> nobody(call, requestId));
        return call.method().equals("HEAD") ? answer.withoutBody() : answer;
    }

    /** The answer of a service that refuses a call whatever it asks for. */
    Answer refuse(Call call, Refusal refusal) {
        String requestId = UUID.randomUUID().toString();
        return backend(call)
                .map(to -> to.protocol().write(refusal.by(to.service().name()), requestId))
                .orElseGet(() -> nobody(call, requestId));
    }

    private static Answer answer(Backend backend, Call call, String requestId) {
        Protocol protocol = backend.protocol();
        try {
            Call plain = protocol.plain(call);
            Operation operation = protocol.operation(plain);
            SdkPojo request = protocol.read(operation, plain);
            backend.constraints().check(operation.name(), request);
            Operation.Result result = perform(backend, operation, request, plain);
            Answer answer = protocol.write(operation, result, requestId);
            return result.part().map(part -> goingOn(answer, part, call)).orElse(answer);
        } catch (AwsServiceException e) {
            return protocol.write(Problem.of(e), requestId);
        }
    }

    /** The same answer, with the way to its next part. */
    private static Answer goingOn(Answer answer, Part part, Call call) {
        return new Answer(
                answer.status(),
                answer.headers(),
                answer.body(),
                part.next().map(mark -> new Answer.More(part.after(), call.with(MARK, mark))));
    }

    private static Operation.Result perform(
            Backend backend, Operation operation, SdkPojo request, Call call) {
        try {
            return operation.perform(
                    backend.service().worker(), request, call.body(), call.header(MARK).orElse(""));
        } catch (UnsupportedOperationException e) {
            if (backend.service().leavesOut(e)) {
                throw backend.protocol().unknown(operation.name());
            }
            throw e;
        }
    }

    /** By the signature; by the host or the operation's full name where nobody signed. */
    private Optional<Backend> backend(Call call) {
        String signed =
                call.header("Authorization")
                        .or(
                                () ->
                                        call
                                                .query()
                                                .getOrDefault("X-Amz-Credential", List.of())
                                                .stream()
                                                .findFirst()
                                                .map(scope -> "Credential=" + scope))
                        .orElse("");
        Matcher scope = SCOPE.matcher(signed);
        if (scope.find()) {
            return Optional.ofNullable(backends.get(scope.group(1)));
        }
        return Arrays.stream(call.host().split("\\."))
                .flatMap(label -> Optional.ofNullable(backends.get(label)).stream())
                .findFirst()
                .or(() -> byTarget(call));
    }

    private Optional<Backend> byTarget(Call call) {
        return backends.values().stream()
                .filter(each -> each.protocol() instanceof JsonProtocol json && json.isTarget(call))
                .findFirst();
    }

    private static Answer nobody(Call call, String requestId) {
        Optional<String> target = call.header(JsonProtocol.TARGET);
        if (target.isPresent()) {
            AwsServiceException unknown = JsonProtocol.refusal(target.get());
            return JsonProtocol.refuse(Problem.of(unknown), requestId);
        }
        AwsServiceException unknown =
                Problem.refusal(
                        403,
                        "MissingAuthenticationToken",
                        "The request is signed for no service that is here");
        XmlWriter xml = new QueryProtocol.Query().problem(Problem.of(unknown), requestId);
        return QueryProtocol.answer(403, xml, requestId);
    }
}
