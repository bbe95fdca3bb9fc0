package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseHandler;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseStream;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/** An answer that goes on, over a transport that knows nothing of such. */
@Timeout(60)
class LiveLogsTest {
    private static final String TEXT = "{}";

    private final List<String> hosts = new CopyOnWriteArrayList<>();
    private final List<Audit.Call> audited = new CopyOnWriteArrayList<>();
    private final CountDownLatch aborted = new CountDownLatch(1);
    private final BlockingQueue<byte[]> parts = new LinkedBlockingQueue<>();

    /** Events come a few bytes at a time; a part of none breaks the connection. */
    private final class Trickle extends InputStream {
        private ByteArrayInputStream part = new ByteArrayInputStream(new byte[0]);

        @Override
        public int read() {
            throw new UnsupportedOperationException("read by the byte");
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            try {
                while (part.available() == 0) {
                    byte[] next = parts.take();
                    if (next.length == 0) {
                        throw new IOException("Connection reset");
                    }
                    part = new ByteArrayInputStream(next);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return part.read(into, from, Math.min(most, 7));
        }
    }

    private SdkHttpClient carrier(int status, InputStream body) {
        return new SdkHttpClient() {
            @Override
            public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                hosts.add(request.httpRequest().host());
                return new ExecutableHttpRequest() {
                    @Override
                    public HttpExecuteResponse call() {
                        return HttpExecuteResponse.builder()
                                .response(SdkHttpResponse.builder().statusCode(status).build())
                                .responseBody(AbortableInputStream.create(body))
                                .build();
                    }

                    @Override
                    public void abort() {
                        aborted.countDown();
                    }
                };
            }

            @Override
            public void close() {}
        };
    }

    private AccountSettings over(SdkHttpClient carrier) {
        return AccountSettings.here("us-east-2", carrier).with(audited::add);
    }

    private static byte[] event() {
        return new Message(
                        Map.of(
                                ":message-type",
                                HeaderValue.fromString("event"),
                                ":event-type",
                                HeaderValue.fromString("sessionUpdate"),
                                ":content-type",
                                HeaderValue.fromString("application/json")),
                        TEXT.getBytes(StandardCharsets.UTF_8))
                .toByteBuffer()
                .array();
    }

    /** Wants as many events as it is told to. */
    private static final class Reader
            implements StartLiveTailResponseHandler, Subscriber<StartLiveTailResponseStream> {
        private final Semaphore came = new Semaphore(0);
        private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();

        @Override
        public void responseReceived(StartLiveTailResponse response) {}

        @Override
        public void onEventStream(SdkPublisher<StartLiveTailResponseStream> publisher) {
            publisher.subscribe(this);
        }

        @Override
        public void exceptionOccurred(Throwable failure) {}

        @Override
        public void complete() {}

        @Override
        public void onSubscribe(Subscription to) {
            subscription.complete(to);
        }

        @Override
        public void onNext(StartLiveTailResponseStream event) {
            came.release();
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }

    private static CompletableFuture<Void> start(Account account, Reader reader) {
        return account.liveLogs().startLiveTail(r -> r.logGroupIdentifiers("arn"), reader);
    }

    @Test
    void eventsComeAsTheyAreWantedUntilTheyAreCalledOff() throws InterruptedException {
        try (Account account = new Account(over(carrier(200, new Trickle())))) {
            Reader reader = new Reader();
            CompletableFuture<Void> call = start(account, reader);
            Subscription subscription = reader.subscription.join();
            for (int number = 0; number < 5; number++) {
                parts.add(event());
            }
            subscription.request(2);
            reader.came.acquire(2);
            subscription.request(2);
            reader.came.acquire(2);
            assertThat(call).isNotDone();
            subscription.cancel();
            call.cancel(true);
            parts.add(event());
            aborted.await();
            assertThat(audited)
                    .singleElement()
                    .extracting(Audit.Call::operation)
                    .isEqualTo("StartLiveTail");
        }
    }

    @Test
    void aConnectionThatBreaksIsAFailure() throws InterruptedException {
        try (Account account = new Account(over(carrier(200, new Trickle())))) {
            Reader reader = new Reader();
            CompletableFuture<Void> call = start(account, reader);
            reader.subscription.join().request(9);
            parts.add(event());
            reader.came.acquire();
            parts.add(new byte[0]);
            assertThatThrownBy(call::join)
                    .hasCauseInstanceOf(SdkClientException.class)
                    .hasStackTraceContaining("Connection reset");
        }
    }

    @Test
    void aRefusalIsTheSdksException() {
        byte[] refusal =
                "{\"__type\":\"AccessDeniedException\",\"message\":\"no\"}"
                        .getBytes(StandardCharsets.UTF_8);
        try (Account account = new Account(over(carrier(400, new ByteArrayInputStream(refusal))))) {
            CompletableFuture<Void> call = start(account, new Reader());
            assertThatThrownBy(call::join)
                    .hasCauseInstanceOf(CloudWatchLogsException.class)
                    .hasMessageContaining("no");
            assertThat(audited)
                    .singleElement()
                    .extracting(Audit.Call::outcome)
                    .isInstanceOfSatisfying(
                            Audit.Outcome.Failed.class,
                            failed -> assertThat(failed.code()).isEqualTo("AccessDeniedException"));
        }
    }

    @Test
    void itsHostIsAnotherAtAwsAndTheOneThatIsGivenElsewhere() {
        byte[] nothing = new byte[0];
        AccountSettings settings = over(carrier(500, new ByteArrayInputStream(nothing)));
        try (Account aws = new Account(settings);
                Account elsewhere =
                        new Account(settings.at(URI.create("http://emulator.test:5000")))) {
            assertThatThrownBy(() -> start(aws, new Reader()).join()).isNotNull();
            assertThatThrownBy(() -> start(elsewhere, new Reader()).join()).isNotNull();
        }
        assertThat(hosts).hasSize(2);
        assertThat(hosts.getFirst()).startsWith("stream").endsWith("logs.us-east-2.amazonaws.com");
        assertThat(hosts.getLast()).isEqualTo("emulator.test");
    }
}
