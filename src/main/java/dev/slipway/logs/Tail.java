package dev.slipway.logs;

import dev.slipway.aws.Account;
import dev.slipway.engine.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Reads the lines of some sources as they come, and hands them on in the order of time. It goes on
 * whatever happens, until it is stopped: what it waits for is told in its {@linkplain #status
 * status}, and each source is on its own.
 *
 * <p>No line is handed on twice, and none is missed that CloudWatch has within {@linkplain
 * Reach#LONG a minute and a half} of its being written. One that comes when newer ones were handed
 * on is handed on all the same and says so.
 */
public final class Tail {
    /** How often lines that were held back long enough are handed on. */
    private static final Duration TICK = Duration.ofMillis(200);

    /** How long a source that gets nowhere may keep those back that follow. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Time time;
    private final Merge merge;
    private final Waits waits;
    private final List<SourceReader> readers;
    private final Live live;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /**
     * A tail that looks for new credentials by itself where the old ones have expired.
     *
     * @param to gets the lines, on one thread after the other; nothing more is read meanwhile
     */
    public Tail(Account account, List<Source> sources, Range range, Consumer<List<Line>> to) {
        this(account, sources, range, to, account::renewCredentials);
    }

    /**
     * @param renew looks the credentials up again, before each try with expired ones; where that
     *     would ask somebody, it may do nothing, and {@link #retry} is called after the sign-in
     */
    public Tail(
            Account account,
            List<Source> sources,
            Range range,
            Consumer<List<Line>> to,
            Runnable renew) {
        this(
                request -> account.inOneTry(() -> account.logs().filterLogEvents(request)),
                groups -> LiveSession.open(account, groups),
                renew,
                account.time(),
                RandomGenerator.getDefault(),
                sources,
                range,
                to);
    }

    Tail(
            Pages.Door door,
            LiveDoor liveDoor,
            Runnable renew,
            Time time,
            RandomGenerator random,
            List<Source> sources,
            Range range,
            Consumer<List<Line>> to) {
        boolean ends = range.to().isPresent();
        this.time = time;
        this.waits = new Waits(time);
        this.merge = new Merge(to, ends ? Optional.empty() : Optional.of(PATIENCE));
        this.readers =
                sources.stream()
                        .map(
                                source ->
                                        new SourceReader(
                                                source,
                                                range,
                                                listener ->
                                                        new Pages(
                                                                source, ends, door, renew, time,
                                                                waits, random, listener),
                                                merge,
                                                waits,
                                                time,
                                                new Pace(sources.size(), random)))
                        .toList();
        this.live = new Live(liveDoor, ends ? List.of() : readers, merge, waits, time, random);
    }

    /** Begins to read, on threads of the account's clock. */
    public void start() {
        Instant now = time.now();
        readers.forEach(reader -> merge.isBehind(reader.source(), Long.MIN_VALUE, now));
        readers.forEach(reader -> time.start(() -> read(reader)));
        time.start(this::handOn);
        live.start();
    }

    /**
     * Switches Live Tail on or off, at any time: beside the polling, which is slower then, lines
     * are there one or two seconds after they were written. It costs by the minute. What it leaves
     * out comes by polling, and so does everything while it does not work: {@link Status#live}
     * tells.
     *
     * <p>A tail that ends by itself has none, nor one of no sources.
     */
    public void live(boolean wanted) {
        live.want(wanted);
    }

    private void read(SourceReader reader) {
        reader.run();
        if (readers.stream().allMatch(any -> any.state() instanceof SourceState.Ended)) {
            merge.finish(time.now());
            end.complete(null);
        }
    }

    private void handOn() {
        while (!end.isDone() && waits.pause(TICK)) {
            merge.release(time.now());
        }
    }

    /** Waits until everything was handed on that will be. */
    public void await() {
        end.join();
    }

    /** Tries at once what is waited for, as after somebody has signed in. */
    public void retry() {
        waits.wake();
        live.retry();
    }

    /** Reads no more; what was read is still handed on. */
    public void stop() {
        waits.stop();
    }

    public Status status() {
        Map<Source, SourceState> sources = new LinkedHashMap<>();
        readers.forEach(reader -> sources.put(reader.source(), reader.state()));
        Instant now = time.now();
        Instant known =
                readers.stream()
                        .filter(reader -> !reader.isClosed())
                        .map(SourceReader::known)
                        .min(Instant::compareTo)
                        .orElse(now);
        return merge.status(now, known, sources, live.state());
    }
}
