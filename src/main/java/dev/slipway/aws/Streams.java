package dev.slipway.aws;

import dev.slipway.engine.Time;

import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Carries answers that go on for as long as somebody listens. The SDK has them with asynchronous
 * clients only; here those use the account's own transport, each call on a thread of the account's
 * clock. So there is one opinion about proxies and certificates, a rehearsal has nothing of its
 * own, and no second HTTP library is loaded.
 *
 * <p>Belongs to whoever made the transport, which is not closed here.
 */
final class Streams implements SdkAsyncHttpClient {
    private static final int CHUNK = 16 * 1024;

    /** How soon it is noticed that more is wanted. */
    private static final Duration LOOK = Duration.ofMillis(20);

    private final SdkHttpClient carrier;
    private final Time time;

    Streams(SdkHttpClient carrier, Time time) {
        this.carrier = carrier;
        this.time = time;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        time.start(() -> carry(request, done));
        return done;
    }

    private void carry(AsyncExecuteRequest request, CompletableFuture<Void> done) {
        SdkAsyncHttpResponseHandler handler = request.responseHandler();
        try {
            ExecutableHttpRequest call = carrier.prepareRequest(whole(request));
            HttpExecuteResponse answer = call.call();
            Body body = new Body(answer.responseBody().orElseGet(Streams::nothing), done);
            handler.onHeaders(answer.httpResponse());
            handler.onStream(body);
            if (!body.pump()) {
                call.abort();
            }
            done.complete(null);
        } catch (IOException | RuntimeException e) {
            handler.onError(e);
            done.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            handler.onError(e);
            done.completeExceptionally(e);
        }
    }

    private static AbortableInputStream nothing() {
        return AbortableInputStream.create(new ByteArrayInputStream(new byte[0]));
    }

    /** The request with its body, which is there at once: only answers go on here. */
    private static HttpExecuteRequest whole(AsyncExecuteRequest request) {
        CompletableFuture<byte[]> body = new CompletableFuture<>();
        request.requestContentPublisher().subscribe(new Collected(body));
        byte[] bytes = body.join();
        return HttpExecuteRequest.builder()
                .request(request.request())
                .contentStreamProvider(() -> new ByteArrayInputStream(bytes))
                .build();
    }

    /** All bytes of a publisher. */
    private record Collected(CompletableFuture<byte[]> whole, ByteArrayOutputStream bytes)
            implements Subscriber<ByteBuffer> {
        Collected(CompletableFuture<byte[]> whole) {
            this(whole, new ByteArrayOutputStream());
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer part) {
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            bytes.writeBytes(copy);
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            whole.complete(bytes.toByteArray());
        }
    }

    /** The body of an answer, read as far as somebody wants it. */
    private final class Body implements Publisher<ByteBuffer>, Subscription {
        private final AbortableInputStream stream;
        private final CompletableFuture<Void> done;
        private final AtomicLong wanted = new AtomicLong();
        private volatile Subscriber<? super ByteBuffer> reader;
        private volatile boolean cancelled;

        Body(AbortableInputStream stream, CompletableFuture<Void> done) {
            this.stream = stream;
            this.done = done;
        }

        @Override
        public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
            reader = subscriber;
            subscriber.onSubscribe(this);
        }

        @Override
        public void request(long count) {
            wanted.accumulateAndGet(
                    count, (had, more) -> had + more < 0 ? Long.MAX_VALUE : had + more);
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        /** Hands on what comes; returns whether it came to its end, and was not called off. */
        boolean pump() throws IOException, InterruptedException {
            try (stream) {
                byte[] chunk = new byte[CHUNK];
                while (!isOver()) {
                    if (wanted.get() == 0) {
                        time.sleep(LOOK);
                        continue;
                    }
                    int length = stream.read(chunk);
                    if (length < 0) {
                        reader.onComplete();
                        return true;
                    }
                    if (length > 0 && !isOver()) {
                        wanted.decrementAndGet();
                        reader.onNext(ByteBuffer.wrap(Arrays.copyOf(chunk, length)));
                    }
                }
                stream.abort();
                return false;
            } catch (IOException | RuntimeException e) {
                if (reader != null && !isOver()) {
                    reader.onError(e);
                }
                throw e;
            }
        }

        private boolean isOver() {
            return cancelled || done.isDone();
        }
    }

    @Override
    public String clientName() {
        return "Streams";
    }

    @Override
    public void close() {}
}
