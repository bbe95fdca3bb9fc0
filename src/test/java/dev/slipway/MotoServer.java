package dev.slipway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * A fresh {@code moto_server} of its own on a free loopback port: an AWS that nobody here wrote,
 * for tests tagged {@code interop}. It fails where the program is missing; it never skips.
 */
public final class MotoServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final URI endpoint;

    private MotoServer(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Starts a server and returns once it accepts connections. */
    public static MotoServer start() {
        int port = freePort();
        String address = InetAddress.getLoopbackAddress().getHostAddress();
        Path log = Path.of("target", "moto-" + port + ".log");
        Process process;
        try {
            Files.createDirectories(log.getParent());
            process =
                    new ProcessBuilder("moto_server", "-H", address, "-p", String.valueOf(port))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "moto_server does not start: pip install 'moto[server]'", e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> kill(process)));
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!accepts(address, port)) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                kill(process);
                throw new IllegalStateException("moto_server does not answer; see " + log);
            }
            pause();
        }
        return new MotoServer(process, URI.create("http://" + address + ":" + port));
    }

    /** Where the server answers, for every service. */
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        kill(process);
    }

    // The program on the path may be a script that runs the server as its child.
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean accepts(String address, int port) {
        try (var _ = new Socket(address, port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for moto_server", e);
        }
    }
}
