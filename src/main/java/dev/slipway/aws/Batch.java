package dev.slipway.aws;

import dev.slipway.engine.Crowd;
import dev.slipway.engine.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Answers look-ups that arrive shortly after each other by one request for all of them, such as the
 * tags of twenty load balancers, target groups and rules. The request goes out when it is full, or
 * nobody is {@linkplain Crowd on the move} who could join, or the first has waited for long.
 *
 * <p>Nobody is in charge of a batch: everyone in it sleeps a moment, and whoever first finds it
 * ready sends it. All waiting is sleeping, because a rehearsal's clock only moves on while all
 * sleep.
 *
 * @param <K> what is asked for, such as an ARN
 * @param <V> what is answered
 */
public final class Batch<K, V> {
    private static final Duration LOOK = Duration.ofMillis(2);
    private static final Duration LONGEST = Duration.ofMillis(250);

    private static final class Round<K, V> {
        private final Set<K> keys = new LinkedHashSet<>();
        private Instant opened;
        private volatile Map<K, V> answers;
        private volatile RuntimeException failure;
        private boolean sent;

        private boolean isOver() {
            return answers != null || failure != null;
        }
    }

    private final Time time;
    private final int limit;
    private final Function<Set<K>, Map<K, V>> load;
    private final Predicate<RuntimeException> missing;
    private final ReentrantLock lock = new ReentrantLock();
    private Round<K, V> open = new Round<>();

    /**
     * @param limit how many keys one request can carry
     * @param load the request: what it does not answer does not exist
     * @param missing whether an exception of the request means that one of its keys does not exist,
     *     so that they are asked for one by one
     */
    public Batch(
            Time time,
            int limit,
            Function<Set<K>, Map<K, V>> load,
            Predicate<RuntimeException> missing) {
        this.time = time;
        this.limit = limit;
        this.load = load;
        this.missing = missing;
    }

    /**
     * Looks one key up.
     *
     * @return empty if it does not exist
     * @throws RuntimeException whatever the request threw, to everyone who was part of it
     */
    public Optional<V> get(K key) {
        Round<K, V> round = join(key);
        Crowd.stand();
        try {
            while (!round.isOver()) {
                Pauses.pause(time, LOOK);
                if (claim(round)) {
                    send(round);
                }
            }
        } finally {
            Crowd.go();
        }
        if (round.failure != null) {
            throw round.failure;
        }
        return Optional.ofNullable(round.answers.get(key));
    }

    private Round<K, V> join(K key) {
        lock.lock();
        try {
            if (open.keys.size() >= limit && !open.keys.contains(key)) {
                open = new Round<>();
            }
            if (open.keys.isEmpty()) {
                open.opened = time.now();
            }
            open.keys.add(key);
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** Closes a round that is ready to newcomers; true for the one who is to send it. */
    private boolean claim(Round<K, V> round) {
        lock.lock();
        try {
            if (round.sent || !isReady(round)) {
                return false;
            }
            round.sent = true;
            if (open == round) {
                open = new Round<>();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isReady(Round<K, V> round) {
        return round.keys.size() >= limit
                || Crowd.isStill()
                || !time.now().isBefore(round.opened.plus(LONGEST));
    }

    private void send(Round<K, V> round) {
        try {
            round.answers = answer(round.keys);
        } catch (RuntimeException e) {
            round.failure = e;
        } catch (Error e) {
            round.failure = new IllegalStateException("a batched request failed", e);
            throw e;
        }
    }

    private Map<K, V> answer(Set<K> keys) {
        try {
            return load.apply(keys);
        } catch (RuntimeException e) {
            if (!missing.test(e)) {
                throw e;
            }
            return keys.size() == 1 ? Map.of() : oneByOne(keys);
        }
    }

    private Map<K, V> oneByOne(Set<K> keys) {
        Map<K, V> answers = new java.util.HashMap<>();
        for (K key : keys) {
            answers.putAll(answer(Set.of(key)));
        }
        return answers;
    }
}
