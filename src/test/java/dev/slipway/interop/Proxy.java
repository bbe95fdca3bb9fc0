package dev.slipway.interop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.slipway.aws.Audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between Slipway and an AWS endpoint: counts the calls, makes them as slow as real ones,
 * and answers faults in the endpoint's place.
 */
final class Proxy implements AutoCloseable {
    private static final Pattern SIGNED_FOR =
            Pattern.compile("Credential=[^/]+/\\d+/[^/]+/([^/]+)/aws4_request");
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([^&]+)");
    private static final Set<String> NOT_COPIED =
            Set.of("host", "connection", "content-length", "expect", "transfer-encoding", "date");

    /**
     * A request that came by.
     *
     * @param service as it stands in the signature, such as {@code elasticloadbalancing}
     * @param operation AWS's name of it, or method and path where the protocol has none
     */
    record Call(String service, String operation, boolean mutating) {
        @Override
        public String toString() {
            return service + ":" + operation;
        }
    }

    /** What the proxy does to a call instead of passing it on. */
    sealed interface Fault {
        /** Refuses as AWS would, with an error code. */
        record Refuse(int status, String code, String message) implements Fault {}

        /** Answers this instead. */
        record Answer(String body) implements Fault {}

        /** Closes the connection; {@code acted} says whether the endpoint got the call. */
        record Cut(boolean acted) implements Fault {}
    }

    private final URI target;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile Duration latency = Duration.ZERO;
    private volatile Function<Call, Optional<Fault>> faults = call -> Optional.empty();

    private Proxy(URI target, HttpServer server) {
        this.target = target;
        this.server = server;
    }

    static Proxy to(URI target) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Proxy proxy = new Proxy(target, server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", proxy::handle);
            server.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Makes every call take at least so long. */
    Proxy latency(Duration each) {
        latency = each;
        return this;
    }

    Proxy faults(Function<Call, Optional<Fault>> each) {
        faults = each;
        return this;
    }

    /** All calls since the last {@link #forget}. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<Call> mutations() {
        return calls.stream().filter(Call::mutating).toList();
    }

    void forget() {
        calls.clear();
    }

    /** Returns when the endpoint has answered all that was passed on to it. */
    void awaitQuiet() throws InterruptedException {
        synchronized (underWay) {
            while (underWay.get() > 0) {
                underWay.wait();
            }
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        underWay.incrementAndGet();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Call call = call(exchange, body);
            calls.add(call);
            Thread.sleep(latency);
            switch (faults.apply(call).orElse(null)) {
                case null -> answer(exchange, pass(exchange, body));
                case Fault.Refuse refusal -> refuse(exchange, refusal);
                case Fault.Answer(String text) ->
                        send(exchange, 200, text.getBytes(StandardCharsets.UTF_8));
                case Fault.Cut(boolean acted) when acted -> pass(exchange, body);
                case Fault.Cut _ -> {}
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (underWay) {
                underWay.decrementAndGet();
                underWay.notifyAll();
            }
        }
    }

    private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        URI asked = exchange.getRequestURI();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(target + asked.toString()))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (!NOT_COPIED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response)
            throws IOException {
        response.headers()
                .map()
                .forEach(
                        (name, values) -> {
                            if (!NOT_COPIED.contains(name)) {
                                exchange.getResponseHeaders().put(name, values);
                            }
                        });
        send(exchange, response.statusCode(), response.body());
    }

    private static void refuse(HttpExchange exchange, Fault.Refuse fault) throws IOException {
        boolean json = exchange.getRequestHeaders().containsKey("X-Amz-Target");
        exchange.getResponseHeaders()
                .set("Content-Type", json ? "application/x-amz-json-1.1" : "text/xml");
        String text =
                json
                        ? "{\"__type\":\"%s\",\"message\":\"%s\"}"
                        : "<ErrorResponse><Error><Code>%s</Code><Message>%s</Message></Error>"
                                + "<RequestId>proxy</RequestId></ErrorResponse>";
        send(
                exchange,
                fault.status(),
                text.formatted(fault.code(), fault.message()).getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    private static Call call(HttpExchange exchange, byte[] body) {
        String authorization = header(exchange, "Authorization");
        String service = first(SIGNED_FOR, authorization).orElse("unsigned");
        String target = header(exchange, "X-Amz-Target");
        Optional<String> named =
                target.isEmpty()
                        ? first(ACTION, new String(body, StandardCharsets.UTF_8))
                                .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8))
                        : Optional.of(target.substring(target.lastIndexOf('.') + 1));
        String method = exchange.getRequestMethod();
        return named.map(name -> new Call(service, name, Audit.mutating(name)))
                .orElseGet(
                        () ->
                                new Call(
                                        service,
                                        method + " " + exchange.getRequestURI(),
                                        !Set.of("GET", "HEAD").contains(method)));
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
