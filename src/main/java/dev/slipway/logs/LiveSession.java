package dev.slipway.logs;

import dev.slipway.aws.Account;
import dev.slipway.logs.LiveDoor.Update;

import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionStart;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionUpdate;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseHandler;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseStream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A session of Live Tail at AWS.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartLiveTail.html">StartLiveTail</a>
 */
final class LiveSession
        implements LiveDoor.Session,
                StartLiveTailResponseHandler,
                Subscriber<StartLiveTailResponseStream> {
    /** As many updates as AWS keeps for a slow client. */
    private static final int ROOM = 10;

    private final Queue<Update> came = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Throwable> end = new AtomicReference<>();
    private volatile Optional<Subscription> subscription = Optional.empty();
    private CompletableFuture<Void> call = new CompletableFuture<>();

    private LiveSession() {}

    static LiveSession open(Account account, List<String> groups) {
        Account.Identity who = account.inOneTry(account::identity);
        StartLiveTailRequest request =
                StartLiveTailRequest.builder()
                        .logGroupIdentifiers(
                                groups.stream()
                                        .map(
                                                group ->
                                                        "arn:%s:logs:%s:%s:log-group:%s"
                                                                .formatted(
                                                                        who.partition(),
                                                                        account.regionId(),
                                                                        who.accountId(),
                                                                        group))
                                        .toList())
                        .build();
        LiveSession session = new LiveSession();
        session.call = account.liveLogs().startLiveTail(request, session);
        session.call.whenComplete((_, failure) -> session.ended(failure));
        return session;
    }

    @Override
    public List<Update> take() {
        // What has ended it comes last.
        Throwable ended = end.get();
        List<Update> taken = new ArrayList<>();
        for (Update next = came.poll(); next != null; next = came.poll()) {
            taken.add(next);
        }
        if (taken.isEmpty() && ended != null) {
            throw ended instanceof RuntimeException known
                    ? known
                    : SdkClientException.create(ended.getMessage(), ended);
        }
        if (!taken.isEmpty()) {
            subscription.ifPresent(to -> to.request(taken.size()));
        }
        return taken;
    }

    @Override
    public void close() {
        subscription.ifPresent(Subscription::cancel);
        call.cancel(true);
    }

    private void ended(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        end.compareAndSet(
                null,
                cause == null ? SdkClientException.create("AWS has ended the session") : cause);
    }

    @Override
    public void responseReceived(StartLiveTailResponse response) {}

    @Override
    public void onEventStream(SdkPublisher<StartLiveTailResponseStream> publisher) {
        publisher.subscribe(this);
    }

    @Override
    public void exceptionOccurred(Throwable failure) {
        ended(failure);
    }

    @Override
    public void complete() {}

    @Override
    public void onSubscribe(Subscription to) {
        subscription = Optional.of(to);
        to.request(ROOM);
    }

    @Override
    public void onNext(StartLiveTailResponseStream event) {
        switch (event) {
            case LiveTailSessionStart _ -> came.add(new Update(false, List.of()));
            case LiveTailSessionUpdate update ->
                    came.add(
                            new Update(
                                    Boolean.TRUE.equals(update.sessionMetadata().sampled()),
                                    update.sessionResults()));
            default -> subscription.ifPresent(to -> to.request(1));
        }
    }

    @Override
    public void onError(Throwable failure) {
        ended(failure);
    }

    @Override
    public void onComplete() {
        ended(null);
    }
}
