package dev.slipway.ui.about;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What may be pasted into a public place tells nothing that must not stand there. */
class DiagnosticsTest {
    private static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final String SESSION_TOKEN =
            "IQoJb3JpZ2luX2VjEJr//////////wEaCXVzLWVhc3QtMSJGMEQCIFfR2+Zx9u0a/8Ab==";

    private static final Map<String, String> PROPERTIES =
            Map.of(
                    "os.name", "Linux",
                    "os.version", "6.1",
                    "os.arch", "amd64",
                    "java.runtime.version", "25.0.1+8",
                    "java.vendor", "Eclipse Adoptium",
                    "javafx.runtime.version", "26.0.2+1",
                    "user.home", "/home/jane.doe");

    @TempDir Path home;

    @BeforeEach
    void folder() throws IOException {
        Files.createDirectories(home.resolve("logs"));
    }

    private String text() {
        return new Diagnostics(
                        new Installation("1.2.3", home),
                        PROPERTIES::get,
                        Locale.CANADA_FRENCH,
                        Map.of("SLIPWAY_SECRET_DB", "correct horse", "LANG", "fr_CA.UTF-8"))
                .text();
    }

    private String withLog(String log) throws IOException {
        Files.writeString(home.resolve("logs/slipway.0.log"), log);
        return text();
    }

    @Test
    void itTellsWhatRunsWhere() {
        assertThat(text())
                .contains("Slipway 1.2.3")
                .contains("Linux 6.1, amd64")
                .contains("25.0.1+8, Eclipse Adoptium")
                .contains("26.0.2+1")
                .contains("fr-CA");
    }

    @Test
    void itTellsOfFilesTheirSizesAndNotWhatIsInThem() throws IOException {
        Path stack = Files.createDirectories(home.resolve("stacks/123456789012/us-east-2/shop"));
        Files.writeString(stack.getParent().resolve("state.json"), "contents");
        assertThat(text())
                .contains("       8  ")
                .contains(Path.of("stacks", "(account)", "us-east-2", "state.json").toString())
                .doesNotContain("contents");
    }

    @Test
    void itHasTheEndOfTheNewestLog() throws IOException {
        Path old = home.resolve("logs/slipway.1.log");
        Files.writeString(old, "long ago\n");
        assertThat(old.toFile().setLastModified(0)).isTrue();
        Files.writeString(home.resolve("logs/slipway.0.log.lck"), "no log\n");
        String lines =
                IntStream.rangeClosed(1, Diagnostics.LOG_LINES + 1)
                        .mapToObj(line -> "line <" + line + ">")
                        .collect(Collectors.joining("\n"));
        assertThat(withLog(lines))
                .contains("line <2>", "line <" + (Diagnostics.LOG_LINES + 1) + ">")
                .doesNotContain("line <1>", "long ago", "no log");
    }

    @Test
    void aLogThatIsNoTextIsNoFailure() throws IOException {
        Files.write(home.resolve("logs/slipway.0.log"), new byte[] {(byte) 0xff, 'o', 'k', '\n'});
        assertThat(text()).contains("ok");
    }

    @Test
    void whatIsNotThereIsSaid() throws IOException {
        Files.delete(home.resolve("logs"));
        Files.delete(home);
        assertThat(text()).contains("cannot be read").contains("(empty)");
        Files.createDirectories(home);
    }

    @Test
    void aKeyWhoseBeginWasCutOffIsMaskedAllTheSame() throws IOException {
        String key = "QUJDREVGR0hJ\n".repeat(Diagnostics.LOG_LINES + 50);
        assertThat(
                        withLog(
                                "-----BEGIN RSA PRIVATE KEY-----\n"
                                        + key
                                        + "-----END RSA PRIVATE KEY-----\nafter it\n"))
                .contains("after it")
                .doesNotContain("QUJDREVGR0hJ");
    }

    static Stream<Arguments> planted() {
        return Stream.of(
                Arguments.of("an access key", "signed by AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7"),
                Arguments.of("a temporary key", "ASIAIOSFODNN7EXAMPLE!", "ASIAIOSFODNN7"),
                Arguments.of(
                        "a secret key", "aws_secret_access_key = " + SECRET_KEY, "wJalrXUtnFEMI"),
                Arguments.of("a secret key alone", "got " + SECRET_KEY + ".", "wJalrXUtnFEMI"),
                Arguments.of("a session token", "AWS_SESSION_TOKEN=" + SESSION_TOKEN, "b3JpZ2lu"),
                Arguments.of("a token alone", "[" + SESSION_TOKEN + "]", "b3JpZ2lu"),
                Arguments.of(
                        "a signed address",
                        "https://x/?X-Amz-Security-Token=Fwo%2Fabc&X-Amz-Signature=feedbeef",
                        "Fwo%2Fabc"),
                Arguments.of("a signature", "?X-Amz-Signature=feedbeef&a=b", "feedbeef"),
                Arguments.of(
                        "a secret's value",
                        "PutSecretValueRequest {\"SecretString\": \"open \\\"se same\\\"\"}",
                        "same"),
                Arguments.of("an SDK's text", "Request(SecretString=hunter2)", "hunter2"),
                Arguments.of("a secret handed over", "value correct horse it is", "correct horse"),
                Arguments.of("a bearer", "Authorization: Bearer abc.def-ghi", "abc.def-ghi"),
                Arguments.of("a JWT", "id eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0", "eyJzdWIiOiIx"),
                Arguments.of(
                        "a password in a URL", "postgres://shop:hunter2@db.internal/x", "hunter2"),
                Arguments.of("a password", "password: hunter2", "hunter2"),
                Arguments.of("a GitHub token", "ghp_0123456789abcdefghij", "0123456789abcdef"),
                Arguments.of(
                        "an account in an ARN",
                        "arn:aws:ecs:us-east-2:123456789012:cluster/shop",
                        "123456789012"),
                Arguments.of(
                        "an account in a registry",
                        "123456789012.dkr.ecr.us-east-2.amazonaws.com/shop",
                        "123456789012"),
                Arguments.of("an account in a name", "shop_123456789012_logs", "123456789012"),
                Arguments.of("an account with hyphens", "1234-5678-9012", "5678"),
                Arguments.of("a user's name", "/home/jane.doe/.aws/config", "jane.doe"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("planted")
    void nothingComesThrough(String what, String line, String secret) throws IOException {
        assertThat(withLog("before\n" + line + "\nafter\n"))
                .contains("before", "after")
                .doesNotContain(secret);
    }

    @Test
    void whatHelpsStays() throws IOException {
        String digest = "sha256:" + "0123456789abcdef".repeat(4);
        assertThat(
                        withLog(
                                """
                                dev.slipway.engine.EngineException: creating shop-blue
                                \tat dev.slipway.resources.ecs.EcsService.create(EcsService.java:120)
                                RequestId: 3f0c6a3e-1c2d-4e5f-8a9b-0c1d2e3f4a5b, targetgroup/shop/50dc6c495c0c9188
                                nginx@%s at 1764000000000
                                """
                                        .formatted(digest)))
                .contains("EcsService.java:120")
                .contains("3f0c6a3e-1c2d-4e5f-8a9b-0c1d2e3f4a5b")
                .contains("50dc6c495c0c9188")
                .contains(digest)
                .contains("1764000000000");
    }

    @Test
    void itCanBeLoggedItself() {
        Diagnostics all = Diagnostics.of(new Installation("1.2.3", home));
        assertThat(all.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(400);
    }
}
