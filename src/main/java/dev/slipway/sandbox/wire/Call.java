package dev.slipway.sandbox.wire;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request, its body whole.
 *
 * @param uri with the path and the query as they were sent, still encoded
 */
public record Call(String method, URI uri, Map<String, List<String>> headers, byte[] body) {
    public Call {
        headers = Headers.copy(headers);
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The same call with a header that takes the place of those of its name. */
    Call with(String name, String value) {
        Map<String, List<String>> others = Map.of(name, List.of(value));
        return new Call(method, uri, Headers.with(headers, others), body);
    }

    /** The host that was asked, without its port. */
    String host() {
        String host = header("Host").orElse(uri.getHost());
        return host == null ? "" : host.replaceFirst(":\\d+$", "");
    }

    /** The query of the address, decoded; a parameter without a value has the empty value. */
    Map<String, List<String>> query() {
        return uri.getRawQuery() == null ? Map.of() : parameters(uri.getRawQuery());
    }

    /** What a form in the body says. */
    Map<String, List<String>> form() {
        return parameters(text());
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static Map<String, List<String>> parameters(String text) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                all.computeIfAbsent(decoded(parts[0]), _ -> new ArrayList<>())
                        .add(parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return all;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
