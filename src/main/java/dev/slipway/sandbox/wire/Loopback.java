package dev.slipway.sandbox.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.slipway.engine.Time;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The door for other programs of this machine, such as the {@code aws} command line with {@code
 * --endpoint-url}. Nobody from elsewhere can reach it, and it asks nobody for a password.
 */
public final class Loopback implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Loopback.class.getName());

    private final Endpoint endpoint;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    private Loopback(Endpoint endpoint, HttpServer server) {
        this.endpoint = endpoint;
        this.server = server;
    }

    /**
     * Opens the door.
     *
     * @param port 0 for any that is free
     */
    public static Loopback open(Endpoint endpoint, int port) throws IOException {
        InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(here, port), 0);
        Loopback door = new Loopback(endpoint, server);
        server.setExecutor(door.workers);
        server.createContext("/", door::serve);
        server.start();
        return door;
    }

    /** Where every service answers. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call =
                    new Call(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            exchange.getRequestHeaders(),
                            exchange.getRequestBody().readAllBytes());
            Answer answer = answer(call);
            answer.headers()
                    .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
            exchange.getResponseHeaders().set("Server", "Slipway sandbox");
            if (answer.more().isPresent()) {
                exchange.sendResponseHeaders(answer.status(), 0);
                goOn(new Parts(endpoint, answer, Time.real()), exchange.getResponseBody());
                return;
            }
            // With a length of -1 the server adds none of its own, as the answer to HEAD wants it.
            int length = answer.body().length == 0 ? -1 : answer.body().length;
            exchange.sendResponseHeaders(answer.status(), length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    /** Until the answer or the patience of who gets it has come to an end. */
    private static void goOn(Parts parts, OutputStream to) throws IOException {
        Optional<byte[]> part = parts.next();
        while (part.isPresent()) {
            to.write(part.get());
            to.flush();
            part = parts.next();
        }
    }

    private Answer answer(Call call) throws IOException {
        try {
            return endpoint.answer(call);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The sandbox made a mistake", e);
            return new Answer(500, Map.of(), new byte[0]);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.close();
    }
}
