package dev.slipway.interop;

import dev.slipway.aws.Account;
import dev.slipway.aws.AccountSettings;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Gives tests an AWS that nobody here wrote: one {@code moto_server} for the whole test run,
 * emptied before each test. Tests that use it are tagged {@code interop} and take it as a
 * parameter. It comes from {@code pip install 'moto[server]'}; the command may be named in {@code
 * MOTO_SERVER}.
 */
public final class MotoServer implements BeforeEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(MotoServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How moto is told to behave: services and certificates become ready soon. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "MOTO_ECS_SERVICE_RUNNING", "100",
                    "MOTO_ACM_VALIDATION_WAIT", "2",
                    "MOTO_IAM_LOAD_MANAGED_POLICIES", "true",
                    "PYTHONUNBUFFERED", "1");

    /** A running server. */
    public record Endpoint(URI uri, Process process, HttpClient http) implements AutoCloseable {

        /** How a client reaches it; a test adds its clock, audit or interceptors. */
        public AccountSettings settings() {
            return new AccountSettings(
                            Region.US_EAST_2,
                            StaticCredentialsProvider.create(
                                    AwsBasicCredentials.create("testing", "testing")))
                    .at(uri);
        }

        public Account account() {
            return new Account(settings());
        }

        /** Forgets everything that was created. */
        public void reset() {
            int status = post("/moto-api/reset");
            if (status != 200) {
                throw new IllegalStateException("moto does not reset: " + status);
            }
        }

        private int post(String path) {
            try {
                return http.send(
                                HttpRequest.newBuilder(uri.resolve(path))
                                        .POST(HttpRequest.BodyPublishers.noBody())
                                        .timeout(Duration.ofSeconds(10))
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private boolean answers() {
            try {
                return post("/moto-api/reset") == 200;
            } catch (UncheckedIOException notYet) {
                return false;
            }
        }

        @Override
        public void close() {
            List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
            all.add(process.toHandle());
            all.forEach(ProcessHandle::destroy);
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    all.forEach(ProcessHandle::destroyForcibly);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            http.close();
        }
    }

    /** Starts a server of one's own, for tests that cannot share one. */
    public static Endpoint start() {
        return start(ENVIRONMENT);
    }

    public static Endpoint start(Map<String, String> environment) {
        String command = System.getenv().getOrDefault("MOTO_SERVER", "moto_server");
        try {
            int port = freePort();
            Path log = Files.createTempFile("moto", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command, "-H", "127.0.0.1", "-p", "" + port)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Endpoint endpoint =
                    new Endpoint(
                            URI.create("http://127.0.0.1:" + port),
                            builder.start(),
                            HttpClient.newHttpClient());
            Runtime.getRuntime().addShutdownHook(new Thread(endpoint.process()::destroyForcibly));
            awaitAnswer(endpoint, log);
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "moto_server does not start; pip install 'moto[server]'", e);
        }
    }

    private static void awaitAnswer(Endpoint endpoint, Path log) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!endpoint.answers()) {
            if (!endpoint.process().isAlive() || System.nanoTime() > end) {
                endpoint.close();
                throw new IllegalStateException("moto_server: " + Files.readString(log));
            }
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Endpoint shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Endpoint.class, any -> start(), Endpoint.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        shared(context).reset();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Endpoint.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context);
    }
}
