package dev.slipway.sandbox.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** What clients wrap around a body on its way, and how to take it off. */
final class Encodings {
    private static final String ENCODING = "Content-Encoding";
    private static final String CHUNKED = "aws-chunked";

    private Encodings() {}

    /** The call with its body unzipped, if it was zipped. */
    static Call unzipped(Call call) {
        if (!call.header(ENCODING).filter("gzip"::equals).isPresent()) {
            return call;
        }
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(call.body()))) {
            return new Call(call.method(), call.uri(), call.headers(), zip.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The call with the chunks of S3's own encoding joined, and their trailers among the headers.
     * See <a
     * href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html">the
     * description of the format</a>. Nothing checks the signatures of the chunks.
     */
    static Call unchunked(Call call) {
        boolean chunked =
                call.header(ENCODING).filter(all -> all.contains(CHUNKED)).isPresent()
                        || call.header("x-amz-content-sha256")
                                .filter(hash -> hash.startsWith("STREAMING-"))
                                .isPresent();
        if (!chunked) {
            return call;
        }
        Map<String, List<String>> headers = new TreeMap<>(call.headers());
        var text = new ByteArrayInputStream(call.body());
        var body = new ByteArrayOutputStream();
        for (int size = size(text); size > 0; size = size(text)) {
            body.writeBytes(chunk(text, size));
        }
        for (String trailer = line(text); !trailer.isEmpty(); trailer = line(text)) {
            String[] parts = trailer.split(":", 2);
            headers.put(parts[0].strip(), List.of(parts[1].strip()));
        }
        headers.put("Content-Length", List.of(String.valueOf(body.size())));
        headers.computeIfPresent(ENCODING, (_, values) -> withoutChunks(values));
        return new Call(call.method(), call.uri(), headers, body.toByteArray());
    }

    private static byte[] chunk(ByteArrayInputStream text, int size) {
        byte[] chunk = new byte[size];
        if (text.readNBytes(chunk, 0, size) < size || !line(text).isEmpty()) {
            throw incomplete();
        }
        return chunk;
    }

    private static int size(ByteArrayInputStream text) {
        try {
            return Integer.parseInt(line(text).split(";", 2)[0].strip(), 16);
        } catch (NumberFormatException e) {
            throw incomplete();
        }
    }

    private static RuntimeException incomplete() {
        return Problem.refusal(
                400,
                "IncompleteBody",
                "The body does not have the length that its chunks announce");
    }

    private static String line(ByteArrayInputStream text) {
        var line = new ByteArrayOutputStream();
        for (int next = text.read(); next >= 0 && next != '\n'; next = text.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /** What is left is stored with the object; nothing left is no header. */
    private static List<String> withoutChunks(List<String> values) {
        List<String> rest =
                values.stream()
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .map(String::strip)
                        .filter(value -> !value.equals(CHUNKED))
                        .toList();
        return rest.isEmpty() ? null : List.of(String.join(",", rest));
    }
}
