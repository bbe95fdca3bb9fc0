package dev.slipway.aws;

import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Answers requests from a script; the last answer is given again and again. */
final class FakeHttp implements SdkHttpClient {
    private sealed interface Answer {
        record Text(int status, String body) implements Answer {}

        record Lost(IOException cause) implements Answer {}
    }

    private final Deque<Answer> script = new ArrayDeque<>();
    final List<String> requests = new ArrayList<>();
    private Optional<String> date = Optional.empty();

    /** Has every answer carry this date. */
    FakeHttp dated(String text) {
        date = Optional.of(text);
        return this;
    }

    FakeHttp answer(int status, String body) {
        script.add(new Answer.Text(status, body));
        return this;
    }

    FakeHttp lose(IOException cause) {
        script.add(new Answer.Lost(cause));
        return this;
    }

    /** Refuses as ECS and the other JSON services do. */
    FakeHttp refuse(int status, String code, String message) {
        return answer(status, "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, message));
    }

    FakeHttp refuse(int times, int status, String code, String message) {
        for (int i = 0; i < times; i++) {
            refuse(status, code, message);
        }
        return this;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return send(request);
            }

            @Override
            public void abort() {}
        };
    }

    private synchronized HttpExecuteResponse send(HttpExecuteRequest request) throws IOException {
        requests.add(body(request));
        Answer next = script.size() > 1 ? script.poll() : script.peek();
        return switch (next) {
            case Answer.Lost lost -> throw lost.cause();
            case Answer.Text text ->
                    HttpExecuteResponse.builder()
                            .response(head(text.status()))
                            .responseBody(
                                    AbortableInputStream.create(
                                            new ByteArrayInputStream(
                                                    text.body().getBytes(StandardCharsets.UTF_8))))
                            .build();
        };
    }

    private SdkHttpResponse head(int status) {
        SdkHttpResponse.Builder head =
                SdkHttpResponse.builder().statusCode(status).putHeader("x-amzn-RequestId", "req-1");
        date.ifPresent(text -> head.putHeader("Date", text));
        return head.build();
    }

    private static String body(HttpExecuteRequest request) {
        return request.contentStreamProvider()
                .map(
                        provider -> {
                            try (var in = provider.newStream()) {
                                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        })
                .orElse("");
    }

    @Override
    public void close() {}
}
