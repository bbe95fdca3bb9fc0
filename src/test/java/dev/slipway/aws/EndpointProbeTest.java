package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.slipway.aws.EndpointProbe.Answer;
import dev.slipway.engine.Time;
import dev.slipway.sandbox.saved.SavedSandbox;
import dev.slipway.sandbox.wire.Loopback;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

class EndpointProbeTest {
    private final EndpointProbe probe = new EndpointProbe();
    private final Map<String, String> pages = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private HttpServer server;

    /** A web server with whatever face a test gives it. */
    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    headers.forEach(exchange.getResponseHeaders()::set);
                    String page = pages.get(exchange.getRequestURI().getPath());
                    byte[] body =
                            (page == null ? "<Error/>" : page).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(page == null ? 404 : 200, body.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(body);
                    }
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI here() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Test
    void localStackIsKnownByItsHealthPage() {
        headers.put("x-amzn-requestid", "1");
        pages.put("/_localstack/health", "{\"services\": {}, \"version\": \"4.9.2\"}");
        assertThat(probe.ask(here())).isEqualTo(new Answer.LocalStack("4.9.2"));
        pages.put("/_localstack/health", "{\"services\": {}}");
        assertThat(probe.ask(here())).isEqualTo(new Answer.LocalStack(""));
    }

    @Test
    void motoIsKnownByItsOwnInterface() {
        headers.put("Server", "Werkzeug/3.1.3 Python/3.12");
        headers.put("x-amzn-requestid", "1");
        pages.put("/moto-api/data.json", "{}");
        assertThat(probe.ask(here())).isEqualTo(new Answer.Moto());
    }

    @ParameterizedTest
    @CsvSource({"x-amzn-RequestId", "x-amz-request-id"})
    void awsIsKnownByItsRequestIds(String header) {
        headers.put(header, "0a1b");
        assertThat(probe.ask(here())).isEqualTo(new Answer.Aws());
    }

    @Test
    void theSandboxSaysItself(@TempDir Path home) throws IOException {
        try (SavedSandbox sandbox = SavedSandbox.open(home, Time.real());
                Loopback door = Loopback.open(sandbox, 0)) {
            assertThat(probe.ask(door.uri())).isEqualTo(new Answer.Sandbox());
        }
    }

    @Test
    void somethingElseIsToldOfWithWhatItCallsItself() {
        headers.put("Server", "nginx/1.27");
        assertThat(probe.ask(here())).isEqualTo(new Answer.Stranger(404, "nginx/1.27"));
        headers.clear();
        pages.put("/_localstack/health", "<html>Welcome</html>");
        pages.put("/moto-api/data.json", "<html>Welcome</html>");
        assertThat(probe.ask(here())).isEqualTo(new Answer.Stranger(200, ""));
    }

    @Test
    void nobodyMayBeThere() {
        URI before = here();
        server.stop(0);
        assertThat(probe.ask(before)).isEqualTo(new Answer.Nobody());
        assertThat(probe.ask(URI.create("http://" + "a".repeat(64) + ".invalid")))
                .isEqualTo(new Answer.NoSuchHost());
    }

    @Test
    void whatDoesNotSpeakHttpIsSilent() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(
                    () -> {
                        try (var caller = mute.accept()) {
                            caller.getOutputStream().write("SSH-2.0\r\n\r\n".getBytes());
                        } catch (IOException ignored) {
                            // The caller is told by the closed connection.
                        }
                    });
            URI there = URI.create("http://localhost:" + mute.getLocalPort());
            assertThat(probe.ask(there)).isInstanceOf(Answer.Silent.class);
        }
        URI tls = URI.create(here().toString().replace("http:", "https:"));
        assertThat(probe.ask(tls)).isInstanceOf(Answer.Silent.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:5000, false",
        "http://moto.localhost, false",
        "http://127.0.0.1:5000, false",
        "http://[::1]:5000, false",
        "https://aws.example.org, false",
        "http://aws.example.org, true",
        "http://127.0.0.1.example.org, true",
        "http://10.0.0.7:5000, true",
    })
    void plainHttpToAnotherComputerIsExposed(String endpoint, boolean exposed) {
        assertThat(EndpointProbe.isExposed(URI.create(endpoint))).isEqualTo(exposed);
    }
}
