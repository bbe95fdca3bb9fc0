package dev.slipway.sandbox.wire;

import dev.slipway.engine.Time;

import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The door for the SDK's clients of this process: an HTTP client that never leaves it. */
public final class InProcess implements SdkHttpClient {
    private final Endpoint endpoint;
    private final Time time;

    public InProcess(Endpoint endpoint) {
        this(endpoint, Time.real());
    }

    /**
     * @param time in which answers go on that do
     */
    public InProcess(Endpoint endpoint, Time time) {
        this.endpoint = endpoint;
        this.time = time;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return response(endpoint.answer(received(request)));
            }

            @Override
            public void abort() {
                // The answer is there at once: there is nothing to abort.
            }
        };
    }

    private static Call received(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest http = request.httpRequest();
        byte[] body = new byte[0];
        if (request.contentStreamProvider().isPresent()) {
            try (InputStream stream = request.contentStreamProvider().get().newStream()) {
                body = stream.readAllBytes();
            }
        }
        return new Call(http.method().name(), http.getUri(), http.headers(), body);
    }

    private HttpExecuteResponse response(Answer answer) {
        var http = SdkHttpResponse.builder().statusCode(answer.status()).headers(answer.headers());
        if (answer.more().isPresent()) {
            Parts parts = new Parts(endpoint, answer, time);
            return HttpExecuteResponse.builder()
                    .response(http.build())
                    .responseBody(AbortableInputStream.create(new GoingOn(parts)))
                    .build();
        }
        if (!answer.headers().containsKey("Content-Length")) {
            http.putHeader("Content-Length", String.valueOf(answer.body().length));
        }
        return HttpExecuteResponse.builder()
                .response(http.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
                .build();
    }

    /** A body that goes on. */
    private static final class GoingOn extends InputStream {
        private final Parts parts;
        private Optional<ByteArrayInputStream> part =
                Optional.of(new ByteArrayInputStream(new byte[0]));

        GoingOn(Parts parts) {
            this.parts = parts;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            while (part.isPresent() && part.get().available() == 0) {
                part = parts.next().map(ByteArrayInputStream::new);
            }
            return part.isEmpty() ? -1 : part.get().read(into, from, most);
        }
    }

    @Override
    public String clientName() {
        return "InProcess";
    }

    @Override
    public void close() {
        // Belongs to whoever made it, and holds nothing.
    }
}
