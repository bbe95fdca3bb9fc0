package dev.slipway.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import static java.util.Map.entry;

import dev.slipway.aws.Account;
import dev.slipway.aws.AccountSettings;
import dev.slipway.contract.PublishedConstraints;
import dev.slipway.interop.Snapshot;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.wire.Breaks.Break;
import dev.slipway.sandbox.wire.Breaks.Kind;
import dev.slipway.sandbox.world.VirtualTime;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.regions.Region;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Breaks each constraint that AWS published about each operation of the sandbox, sends the request
 * and hears the code that AWS has for it. The same request unbroken gets through to the service.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RejectedInputTest {
    /**
     * The codes of a service, or of one of its operations that has its own.
     *
     * @param missing for a member that is required
     * @param wrong for anything else
     */
    private record Codes(String missing, String wrong) {
        Codes(String always) {
            this(always, always);
        }
    }

    /** Where they are from: {@code src/site/fidelity.md}, "Constraints of requests". */
    private static final Map<String, Codes> CODES =
            Map.ofEntries(
                    entry("acm", new Codes("ValidationException")),
                    entry("application-autoscaling", new Codes("ValidationException")),
                    entry("ec2", new Codes("MissingParameter", "InvalidParameterValue")),
                    entry("ecs", new Codes("InvalidParameterException")),
                    entry("ecs RegisterTaskDefinition", new Codes("ClientException")),
                    entry("elasticloadbalancing", new Codes("ValidationError")),
                    entry("firehose", new Codes("ValidationException")),
                    entry("iam", new Codes("ValidationError")),
                    entry("logs", new Codes("InvalidParameterException")),
                    entry("monitoring", new Codes("MissingParameter", "InvalidParameterValue")),
                    entry("monitoring GetMetricData", new Codes("ValidationError")),
                    entry("route53", new Codes("InvalidInput")),
                    entry("s3", new Codes("MalformedXML")),
                    entry("secretsmanager", new Codes("ValidationException")),
                    entry("servicediscovery", new Codes("InvalidInput")),
                    entry("tagging", new Codes("InvalidParameterException")));

    /** What synchronous clients do not have: LiveTailTest does the same with it. */
    private static final Set<String> ASYNCHRONOUS = Set.of("StartLiveTail");

    private static final String THROUGH = "GotThrough";

    private final Sandbox sandbox = new Sandbox(new VirtualTime(), 7);
    private final List<String> entered = new ArrayList<>();
    private final Wire wire =
            new Wire(sandbox.clients().keySet().stream().map(this::watched).toList());
    private final Account account =
            new Account(
                    new AccountSettings(
                                    Region.of(Sandbox.REGION),
                                    StaticCredentialsProvider.create(
                                            AwsBasicCredentials.create("sandbox", "sandbox")))
                            .with(sandbox.time())
                            .with(new InProcess(wire)));
    private Snapshot before;
    private String missing = "";
    private int rejected;

    /** A service of the sandbox that tells when somebody gets through to it. */
    private AwsClient watched(Class<? extends SdkClient> type) {
        return (AwsClient)
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            entered.add(method.getName());
                            try {
                                return method.invoke(sandbox.client(type), arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    static Stream<PublishedConstraints> services() {
        return PublishedConstraints.all();
    }

    @BeforeAll
    void look() {
        before = Snapshot.of(account);
    }

    @ParameterizedTest
    @MethodSource("services")
    void whatBreaksAConstraintIsRefused(PublishedConstraints published) {
        Api api = api(published.service());
        Map<String, Method> methods =
                api.operations().stream()
                        .collect(
                                Collectors.toMap(
                                        method -> method.getName().toLowerCase(Locale.ROOT),
                                        Function.identity()));
        int count = 0;
        entered.clear();
        List<String> problems = new ArrayList<>();
        Recorder recorder = new Recorder();
        recorder.fail(Problem.refusal(400, THROUGH, "a good request"));
        Wire open = new Wire(List.of(recorder.behind(api.type())));
        try (AwsClient recording = api.client(new InProcess(open));
                AwsClient real = api.client(new InProcess(wire));
                AwsClient cutting = api.client(new InProcess(this::cut))) {
            for (Break each : breaks(published)) {
                Method method = methods.get(each.operation().toLowerCase(Locale.ROOT));
                if (ASYNCHRONOUS.contains(each.operation()) || cannotBeSaid(method, each)) {
                    continue;
                }
                note(problems, THROUGH, code(recording, method, each.good()), "unbroken, " + each);
                missing = each.path();
                note(
                        problems,
                        expected(published.service(), each),
                        sdkRefuses(published.service(), each)
                                ? code(cutting, method, each.good())
                                : code(real, method, each.bad()),
                        each + ": " + each.bad());
                count++;
            }
        }
        System.out.printf("rejected: %s, %d requests%n", published.service(), count);
        rejected += count;
        assertThat(problems).isEmpty();
        assertThat(entered).isEmpty();
    }

    @AfterAll
    void nothingHappened() {
        System.out.printf("rejected: %d requests in all%n", rejected);
        assertThat(Snapshot.of(account).differences(before)).isEmpty();
        assertThat(rejected).isGreaterThan(100);
        account.close();
    }

    private static void note(List<String> problems, String expected, String code, String what) {
        if (!expected.equals(code)) {
            problems.add("%s instead of %s: %.300s".formatted(code, expected, what));
        }
    }

    private static List<Break> breaks(PublishedConstraints published) {
        return published.model().required("operations").properties().stream()
                .flatMap(
                        operation ->
                                Breaks.of(
                                        published.model().required("shapes"),
                                        operation.getKey(),
                                        operation.getValue().asString())
                                        .stream())
                .toList();
    }

    private static String expected(String service, Break each) {
        boolean missing = each.kind() == Kind.MISSING;
        if (service.equals("s3") && missing && each.path().lastIndexOf('.') == 0) {
            return "MissingRequestBodyError";
        }
        Codes codes = CODES.getOrDefault(service + " " + each.operation(), CODES.get(service));
        return missing ? codes.missing() : codes.wrong();
    }

    /**
     * What the SDK knows to be required, as it does in S3's requests only, it does not send
     * without.
     */
    private static boolean sdkRefuses(String service, Break each) {
        return service.equals("s3")
                && each.kind() == Kind.MISSING
                && !List.of("TagSet", "Rules", "Objects").contains(lastStep(each.path()));
    }

    private static String lastStep(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Sends a good request to the sandbox without the element in question, or without a body. */
    private Answer cut(Call call) {
        String name = lastStep(missing);
        String body =
                missing.lastIndexOf('.') == 0
                        ? ""
                        : call.text().replaceFirst("<%s>[^<]*</%s>".formatted(name, name), "");
        return wire.answer(
                new Call(
                        call.method(),
                        call.uri(),
                        call.headers(),
                        body.getBytes(StandardCharsets.UTF_8)));
    }

    /** An address without one of its parts is another address. */
    private static boolean cannotBeSaid(Method method, Break each) {
        return (each.kind() == Kind.MISSING || each.kind() == Kind.TOO_SHORT)
                && Api.newBuilder(method.getParameterTypes()[0]).sdkFields().stream()
                        .filter(field -> field.location() == MarshallLocation.PATH)
                        .anyMatch(field -> each.path().equals("." + field.memberName()));
    }

    private Api api(String service) {
        return sandbox.clients().keySet().stream()
                .map(Api::new)
                .filter(
                        api ->
                                Service.of(new Recorder().behind(api.type()))
                                        .getFirst()
                                        .name()
                                        .equals(service))
                .findFirst()
                .orElseThrow();
    }

    private static String code(AwsClient client, Method method, Object members) {
        SdkPojo request = TypedRequest.of(method.getParameterTypes()[0], members);
        try {
            method.invoke(client, request);
            return "none";
        } catch (InvocationTargetException e) {
            return switch (e.getCause()) {
                case AwsServiceException refusal when refusal.statusCode() == 400 ->
                        refusal.awsErrorDetails().errorCode();
                case SdkClientException itself -> "SDK: " + itself.getMessage();
                default -> fail("not as AWS refuses", e.getCause());
            };
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
