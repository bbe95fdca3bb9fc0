package dev.slipway.sandbox.wire;

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

/** The door for the SDK's clients of this process: an HTTP client that never leaves it. */
public final class InProcess implements SdkHttpClient {
    private final Endpoint endpoint;

    public InProcess(Endpoint endpoint) {
        this.endpoint = endpoint;
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

    private static HttpExecuteResponse response(Answer answer) {
        var http = SdkHttpResponse.builder().statusCode(answer.status()).headers(answer.headers());
        if (!answer.headers().containsKey("Content-Length")) {
            http.putHeader("Content-Length", String.valueOf(answer.body().length));
        }
        return HttpExecuteResponse.builder()
                .response(http.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
                .build();
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
