package dev.slipway.sandbox.world;

import dev.slipway.engine.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A clock that jumps to the next due instant as soon as every task sleeps or has ended. */
public final class VirtualTime implements Time {
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Sleeper> sleepers =
            new PriorityQueue<>(
                    Comparator.comparing(Sleeper::due).thenComparingLong(Sleeper::number));
    private Instant now;
    private long numbers;
    private int busy;

    /** A clock that starts with the year 2026. */
    public VirtualTime() {
        this(Instant.parse("2026-01-01T00:00:00Z"));
    }

    public VirtualTime(Instant start) {
        now = start;
    }

    private static final class Sleeper {
        private final Instant due;
        private final long number;
        private final Condition woken;
        private boolean awake;

        Sleeper(Instant due, long number, Condition woken) {
            this.due = due;
            this.number = number;
            this.woken = woken;
        }

        Instant due() {
            return due;
        }

        long number() {
            return number;
        }
    }

    @Override
    public Instant now() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Sleeper sleeper = new Sleeper(now.plus(duration), numbers++, lock.newCondition());
            sleepers.add(sleeper);
            busy--;
            advance();
            try {
                while (!sleeper.awake) {
                    sleeper.woken.await();
                }
            } catch (InterruptedException e) {
                if (sleepers.remove(sleeper)) {
                    busy++;
                }
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start(Runnable task) {
        lock.lock();
        try {
            busy++;
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                task.run();
                            } finally {
                                end();
                            }
                        });
    }

    private void end() {
        lock.lock();
        try {
            busy--;
            advance();
        } finally {
            lock.unlock();
        }
    }

    private void advance() {
        if (busy <= 0 && !sleepers.isEmpty()) {
            Sleeper next = sleepers.remove();
            now = next.due;
            next.awake = true;
            busy++;
            next.woken.signal();
        }
    }
}
