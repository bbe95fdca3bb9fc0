package dev.slipway.aws;

import dev.slipway.engine.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands out tokens at a steady rate, after an initial burst. Nobody holds the lock while waiting:
 * each waiter sleeps as long as its place in the queue makes sensible and looks again.
 */
final class TokenBucket {
    private record Ticket(Duration urgency, long arrival) {}

    private static final Comparator<Ticket> MOST_URGENT_FIRST =
            Comparator.comparing(Ticket::urgency).reversed().thenComparingLong(Ticket::arrival);

    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    private final double rate;
    private final int burst;
    private final Time time;
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Ticket> queue = new PriorityQueue<>(MOST_URGENT_FIRST);
    private double tokens;
    private Instant filled;
    private long arrivals;

    TokenBucket(Budgets.Allowance allowance, Time time) {
        this.rate = allowance.rate();
        this.burst = allowance.burst();
        this.time = time;
        this.tokens = burst;
        this.filled = time.now();
    }

    /**
     * Takes a token, waiting for it if need be.
     *
     * @param urgency the greater, the sooner, among all who wait
     */
    void acquire(Duration urgency) {
        Ticket ticket = enqueue(urgency);
        try {
            Duration wait;
            while ((wait = takeOrWait(ticket)).isPositive()) {
                Pauses.pause(time, wait);
            }
        } finally {
            dequeue(ticket);
        }
    }

    void exhaust() {
        lock.lock();
        try {
            refill();
            tokens = Math.min(tokens, 0);
        } finally {
            lock.unlock();
        }
    }

    private Ticket enqueue(Duration urgency) {
        lock.lock();
        try {
            Ticket ticket = new Ticket(urgency, arrivals++);
            queue.add(ticket);
            return ticket;
        } finally {
            lock.unlock();
        }
    }

    private void dequeue(Ticket ticket) {
        lock.lock();
        try {
            queue.remove(ticket);
        } finally {
            lock.unlock();
        }
    }

    /** Zero if a token was taken; otherwise how long it takes until there is one for this place. */
    private Duration takeOrWait(Ticket ticket) {
        lock.lock();
        try {
            refill();
            long ahead =
                    queue.stream()
                            .filter(other -> MOST_URGENT_FIRST.compare(other, ticket) < 0)
                            .count();
            double missing = ahead + 1 - tokens;
            if (missing > 0) {
                // Rounded up, or the sleeper would find the bucket a hair short of a token.
                return Duration.ofMillis((long) Math.ceil(missing * 1000 / rate));
            }
            tokens--;
            queue.remove(ticket);
            return Duration.ZERO;
        } finally {
            lock.unlock();
        }
    }

    private void refill() {
        Instant now = time.now();
        double gained = Duration.between(filled, now).toNanos() * rate / NANOS;
        tokens = Math.min(burst, tokens + Math.max(0, gained));
        filled = now;
    }
}
