package dev.slipway.logs;

import dev.slipway.aws.AwsErrors;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Time;
import dev.slipway.logs.SourceState.Reason;

import software.amazon.awssdk.services.cloudwatchlogs.model.LimitExceededException;
import software.amazon.awssdk.services.cloudwatchlogs.model.SessionStreamingException;
import software.amazon.awssdk.services.cloudwatchlogs.model.SessionTimeoutException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Live Tail beside the polling: keeps its sessions open for as long as somebody wants it, and tells
 * the readers whether they may be slow. It takes no care to miss nothing, as polling brings what is
 * missing here.
 */
final class Live {
    /** What AWS takes in one session. */
    private static final int GROUPS = 10;

    /** AWS ends a session after three hours. */
    private static final Duration RENEWAL = Duration.ofMinutes(175);

    private static final Duration TICK = Duration.ofMillis(200);

    /** A session that lasts so long is not opened again for another group, or for having failed. */
    private static final Duration SETTLED = Duration.ofSeconds(20);

    /** How long it counts that lines were left out. */
    private static final Duration SAMPLED = Duration.ofSeconds(5);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final LiveDoor door;
    private final List<SourceReader> readers;
    private final Merge merge;
    private final Waits waits;
    private final Time time;
    private final RandomGenerator random;
    private final List<OpenSession> sessions = new ArrayList<>();
    private volatile LiveState state = new LiveState.Off();
    private volatile Instant next = Instant.MIN;
    private boolean wanted;
    private boolean started;
    private boolean looping;
    private List<SourceReader> covered = List.of();
    private Instant openedAt = Instant.MIN;
    private Optional<Instant> since = Optional.empty();
    private Instant sampledAt = Instant.MIN;
    private Optional<Reason> before = Optional.empty();
    private int numbers;
    private int failures;

    /**
     * @param readers of the sources that Live Tail is for
     */
    Live(
            LiveDoor door,
            List<SourceReader> readers,
            Merge merge,
            Waits waits,
            Time time,
            RandomGenerator random) {
        this.door = door;
        this.readers = readers;
        this.merge = merge;
        this.waits = waits;
        this.time = time;
        this.random = random;
    }

    LiveState state() {
        return state;
    }

    synchronized void start() {
        started = true;
        loopIfWanted();
    }

    synchronized void want(boolean now) {
        wanted = now;
        loopIfWanted();
    }

    /** Its thread is there from the first time it is wanted until the tail is stopped. */
    private void loopIfWanted() {
        if (wanted && started && !looping && !readers.isEmpty()) {
            looping = true;
            state = new LiveState.Opening();
            time.start(this::loop);
        }
    }

    private synchronized boolean isWanted() {
        return wanted;
    }

    /** Tries at once what is waited for. */
    void retry() {
        next = Instant.MIN;
    }

    private void loop() {
        try {
            do {
                boolean on = isWanted();
                if (on) {
                    tick(time.now());
                } else if (!(state instanceof LiveState.Off)) {
                    turnOff();
                }
            } while (waits.pause(TICK));
        } finally {
            turnOff();
        }
    }

    private void turnOff() {
        close();
        readers.forEach(reader -> reader.pairs().end());
        since = Optional.empty();
        failures = 0;
        next = Instant.MIN;
        state = new LiveState.Off();
    }

    private void tick(Instant now) {
        if (state instanceof LiveState.Off) {
            state = new LiveState.Opening();
        }
        readers.forEach(reader -> reader.pairs().goOn(now));
        try {
            if (shouldOpen(now)) {
                close();
                open(now);
            }
            take(now);
        } catch (RuntimeException e) {
            failed(e, now);
        }
        tellWhatIsCurrent(now);
        merge.release(now);
    }

    /** Whether sessions are missing, too old, or for other groups than there are. */
    private boolean shouldOpen(Instant now) {
        boolean catchingUp =
                readers.stream().anyMatch(reader -> !reader.isCaughtUp() && !reader.isClosed());
        if (catchingUp || now.isBefore(next) || readable().isEmpty()) {
            return false;
        }
        return sessions.isEmpty()
                || isOlder(RENEWAL, now)
                || isSettled(now) && !covered.equals(readable());
    }

    private List<SourceReader> readable() {
        return readers.stream()
                .filter(reader -> reader.isCaughtUp() && !reader.isClosed())
                .toList();
    }

    private void open(Instant now) {
        covered = readable();
        openedAt = now;
        for (int from = 0; from < covered.size(); from += GROUPS) {
            List<SourceReader> some =
                    covered.subList(from, Math.min(from + GROUPS, covered.size()));
            List<String> groups = some.stream().map(reader -> reader.source().group()).toList();
            sessions.add(new OpenSession(++numbers, some, door.open(groups), merge));
        }
    }

    private void close() {
        sessions.forEach(OpenSession::close);
        sessions.clear();
        covered = List.of();
        merge.isLive(false);
    }

    private void take(Instant now) {
        for (OpenSession one : sessions) {
            if (one.take(now)) {
                sampledAt = now;
            }
        }
    }

    private void tellWhatIsCurrent(Instant now) {
        boolean open = !sessions.isEmpty() && sessions.stream().allMatch(OpenSession::isOpen);
        boolean sampled = sampledAt.isAfter(now.minus(SAMPLED));
        if (open) {
            since = Optional.of(since.orElse(now));
            state = new LiveState.Live(since.get(), sampled);
            failures = isSettled(now) ? 0 : failures;
        }
        boolean current = open && !sampled && sessions.stream().allMatch(one -> one.isCurrent(now));
        merge.isLive(current);
        sessions.forEach(one -> one.tellReaders(current));
    }

    private boolean isSettled(Instant now) {
        return isOlder(SETTLED, now);
    }

    /** Whether the sessions are that old, by the time that passes for AWS. */
    private boolean isOlder(Duration age, Instant now) {
        return Duration.between(openedAt, now).compareTo(time.usually(age)) >= 0;
    }

    private void failed(RuntimeException thrown, Instant now) {
        boolean ranOut = thrown instanceof SessionTimeoutException && isSettled(now);
        close();
        if (ranOut) {
            return;
        }
        since = Optional.empty();
        Failure failure = AwsErrors.explain("following the logs with Live Tail", thrown);
        Reason reason = reason(thrown, failure);
        failures = before.filter(reason::equals).isPresent() ? failures + 1 : 1;
        before = Optional.of(reason);
        next = now.plus(pause(reason));
        state = new LiveState.FellBack(failure, next);
    }

    private static Reason reason(RuntimeException thrown, Failure failure) {
        return switch (thrown) {
            case SessionTimeoutException _, SessionStreamingException _, LimitExceededException _ ->
                    Reason.UNREACHABLE;
            default -> Pages.reason(thrown, failure);
        };
    }

    /** Between half of a pause and all of it; nobody is quick to give a permission. */
    private Duration pause(Reason reason) {
        Duration grown =
                switch (reason) {
                    case SIGN_IN -> FIRST_PAUSE;
                    case DENIED -> LONGEST_PAUSE;
                    case THROTTLED, UNREACHABLE, MISSING ->
                            FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
                };
        long half = (grown.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : grown).toMillis() / 2;
        return Duration.ofMillis(half + random.nextLong(half + 1));
    }
}
