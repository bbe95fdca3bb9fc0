package dev.slipway.logs;

import dev.slipway.aws.AwsErrors;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Time;
import dev.slipway.logs.SourceState.Reason;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Asks for the events of a group page by page, and again and again until there is an answer.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html">FilterLogEvents</a>:
 *     up to 10,000 events or a megabyte, sorted by time; an empty page with a token is not the last
 */
final class Pages {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    /** To ask with expired credentials costs AWS and others nothing. */
    private static final Duration SIGN_IN_PAUSE = Duration.ofSeconds(4);

    /** Nobody is quick to give a permission or to create a group. */
    private static final Duration REFUSED_PAUSE = Duration.ofSeconds(30);

    private static final int PATIENCE = 5;

    /** Where the questions go, in one try each. */
    @FunctionalInterface
    interface Door {
        FilterLogEventsResponse ask(FilterLogEventsRequest request);
    }

    /**
     * @param next leads to the next page, if this is not the last one
     */
    record Page(List<FilteredLogEvent> events, Optional<String> next) {}

    /** There is no answer, and it makes no sense to ask for the same page again. */
    static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Optional<Failure> failure;

        GivenUp(Optional<Failure> failure) {
            this.failure = failure;
        }

        /** Why; empty if reading was stopped. */
        Optional<Failure> failure() {
            return failure;
        }
    }

    private final Source source;
    private final boolean ends;
    private final Door door;
    private final Runnable renew;
    private final Time time;
    private final Waits waits;
    private final RandomGenerator random;
    private final Consumer<Optional<SourceState.Waiting>> listener;

    /**
     * @param ends whether to give up where only somebody else can help, instead of waiting for it
     * @param renew looks the credentials up again
     * @param listener is told what is waited for, and that it is not any more
     */
    Pages(
            Source source,
            boolean ends,
            Door door,
            Runnable renew,
            Time time,
            Waits waits,
            RandomGenerator random,
            Consumer<Optional<SourceState.Waiting>> listener) {
        this.source = source;
        this.ends = ends;
        this.door = door;
        this.renew = renew;
        this.time = time;
        this.waits = waits;
        this.random = random;
        this.listener = listener;
    }

    /**
     * @param to the last millisecond, if there is one
     * @throws GivenUp if reading was stopped, or this page cannot be had
     */
    Page ask(long from, OptionalLong to, Optional<String> token) {
        FilterLogEventsRequest request = request(from, to, token);
        Instant since = time.now();
        int failures = 0;
        Optional<Reason> before = Optional.empty();
        while (!waits.isStopped()) {
            try {
                FilterLogEventsResponse answer = door.ask(request);
                if (before.isPresent()) {
                    listener.accept(Optional.empty());
                }
                return new Page(answer.events(), Optional.ofNullable(answer.nextToken()));
            } catch (AbortedException e) {
                break;
            } catch (RuntimeException e) {
                Failure failure = explain(e);
                Reason reason = reason(e, failure);
                failures = before.filter(reason::equals).isPresent() ? failures + 1 : 1;
                before = Optional.of(reason);
                wait(new SourceState.Waiting(reason, failure, since), failures);
            }
        }
        throw new GivenUp(Optional.empty());
    }

    private void wait(SourceState.Waiting why, int failures) {
        listener.accept(Optional.of(why));
        switch (why.reason()) {
            case THROTTLED -> waits.pause(pause(failures));
            case UNREACHABLE -> {
                if (ends && failures >= PATIENCE) {
                    throw new GivenUp(Optional.of(why.failure()));
                }
                waits.pause(pause(failures));
            }
            case SIGN_IN -> {
                if (ends) {
                    throw new GivenUp(Optional.of(why.failure()));
                }
                waits.pause(jittered(SIGN_IN_PAUSE));
                renew.run();
            }
            case DENIED, MISSING -> {
                if (!ends) {
                    waits.pause(REFUSED_PAUSE);
                }
                throw new GivenUp(Optional.of(why.failure()));
            }
        }
    }

    private Failure explain(RuntimeException thrown) {
        Failure failure = AwsErrors.explain("reading the log group " + source.group(), thrown);
        return thrown instanceof ResourceNotFoundException
                ? new Failure(
                        failure.doing(),
                        failure.address(),
                        failure.code(),
                        failure.requestId(),
                        "It does not exist: the stack is not carried out yet, or somebody has"
                                + " deleted it.",
                        "Carry the stack out, which creates it; the lines of a deleted one are"
                                + " lost.")
                : failure;
    }

    /** Why somebody at AWS did not do what was asked for. */
    static Reason reason(RuntimeException thrown, Failure failure) {
        if (AwsErrors.needsLogin(failure)) {
            return Reason.SIGN_IN;
        }
        if (thrown instanceof ResourceNotFoundException) {
            return Reason.MISSING;
        }
        if (thrown instanceof AwsServiceException refusal) {
            if (refusal.isThrottlingException()) {
                return Reason.THROTTLED;
            }
            return refusal.statusCode() >= 500 || refusal.isClockSkewException()
                    ? Reason.UNREACHABLE
                    : Reason.DENIED;
        }
        return Reason.UNREACHABLE;
    }

    private Duration pause(int failures) {
        Duration grown = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        return jittered(grown.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : grown);
    }

    /** Between half of a pause and all of it, so that the sources do not come back together. */
    private Duration jittered(Duration pause) {
        long half = pause.toMillis() / 2;
        return Duration.ofMillis(half + random.nextLong(half + 1));
    }

    /**
     * CloudWatch has ignored {@code interleaved} since 2019 and always sorts; what imitates it may
     * need to be asked for it.
     */
    @SuppressWarnings("deprecation")
    private FilterLogEventsRequest request(long from, OptionalLong to, Optional<String> token) {
        FilterLogEventsRequest.Builder request =
                FilterLogEventsRequest.builder()
                        .logGroupName(source.group())
                        .interleaved(true)
                        .startTime(from);
        to.ifPresent(request::endTime);
        token.ifPresent(request::nextToken);
        return request.build();
    }
}
