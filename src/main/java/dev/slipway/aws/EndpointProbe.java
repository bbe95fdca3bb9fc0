package dev.slipway.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

/**
 * Finds out what answers at an address that somebody means to use as AWS. It asks without
 * credentials, for pages that change nothing.
 */
public final class EndpointProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int ENOUGH = 100_000;
    private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\"([^\"]+)\"");

    /** What each answer of AWS carries, one or the other. */
    private static final List<String> REQUEST_IDS = List.of("x-amzn-requestid", "x-amz-request-id");

    /** What was found. */
    public sealed interface Answer {
        /** AWS itself, or something that passes its answers on. */
        record Aws() implements Answer {}

        record Moto() implements Answer {}

        /**
         * @param version as it says itself; empty if it does not
         */
        record LocalStack(String version) implements Answer {}

        /** What {@code slipway sandbox} serves. */
        record Sandbox() implements Answer {}

        /**
         * A web server that is nothing of the kind.
         *
         * @param server as it calls itself; empty if it does not
         */
        record Stranger(int status, String server) implements Answer {}

        /** Nothing listens there. */
        record Nobody() implements Answer {}

        /** The name of the host leads nowhere. */
        record NoSuchHost() implements Answer {}

        /** Something is there that does not speak HTTP or TLS as it should, or not in time. */
        record Silent(String why) implements Answer {}
    }

    private record Page(int status, HttpResponse<?> response, String text) {
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        boolean isJson() {
            return status == 200 && text.stripLeading().startsWith("{");
        }
    }

    /** Whether what is sent there can be read on its way: plain HTTP to another computer. */
    public static boolean isExposed(URI endpoint) {
        String host = endpoint.getHost() == null ? "" : endpoint.getHost().toLowerCase(Locale.ROOT);
        boolean here = host.matches("(?:.*\\.)?localhost|127(?:\\.\\d+){3}|\\[(?:0*:)*0*1]");
        return "http".equalsIgnoreCase(endpoint.getScheme()) && !here;
    }

    /**
     * Asks, which takes a few seconds at most.
     *
     * @param endpoint with a scheme and a host
     */
    public Answer ask(URI endpoint) {
        try (HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build()) {
            return ask(client, endpoint);
        } catch (HttpTimeoutException e) {
            return new Answer.Silent("it gave no answer in " + PATIENCE.toSeconds() + " seconds");
        } catch (ConnectException e) {
            return isUnresolved(e) ? new Answer.NoSuchHost() : new Answer.Nobody();
        } catch (SSLException e) {
            return new Answer.Silent("no safe connection comes about: " + e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            return new Answer.Silent(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Silent("it was interrupted");
        }
    }

    private static boolean isUnresolved(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .anyMatch(UnresolvedAddressException.class::isInstance);
    }

    private static Answer ask(HttpClient client, URI endpoint)
            throws IOException, InterruptedException {
        Page health = get(client, endpoint, "/_localstack/health");
        String server = health.header("server");
        if (server.startsWith("Slipway")) {
            return new Answer.Sandbox();
        }
        if (health.isJson() && health.text().contains("\"services\"")) {
            Matcher version = VERSION.matcher(health.text());
            return new Answer.LocalStack(version.find() ? version.group(1) : "");
        }
        if (get(client, endpoint, "/moto-api/data.json").isJson()) {
            return new Answer.Moto();
        }
        return REQUEST_IDS.stream().anyMatch(id -> !health.header(id).isEmpty())
                ? new Answer.Aws()
                : new Answer.Stranger(health.status(), server);
    }

    private static Page get(HttpClient client, URI endpoint, String path)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(endpoint.resolve(path)).timeout(PATIENCE).GET().build();
        HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            String text = new String(body.readNBytes(ENOUGH), StandardCharsets.UTF_8);
            return new Page(response.statusCode(), response, text);
        }
    }
}
