package dev.slipway.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;

/**
 * A clock on which nobody waits: when all tasks started on it sleep or have ended, it jumps to the
 * next moment at which one of them wakes. A thread that was not started on it skips time by itself.
 */
public final class FakeTime implements Time {
    private record Sleeper(Instant until, long order, CountDownLatch awake) {}

    private final ThreadLocal<Boolean> mine = ThreadLocal.withInitial(() -> false);
    private final PriorityQueue<Sleeper> sleepers =
            new PriorityQueue<>(
                    java.util.Comparator.comparing(Sleeper::until)
                            .thenComparingLong(Sleeper::order));
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int running;
    private long order;

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Sleeper sleeper;
        synchronized (this) {
            if (!mine.get() && running == 0 && sleepers.isEmpty()) {
                now = now.plus(duration);
                return;
            }
            sleeper = new Sleeper(now.plus(duration), order++, new CountDownLatch(1));
            sleepers.add(sleeper);
            if (mine.get()) {
                running--;
            }
            skip();
        }
        sleeper.awake().await();
    }

    @Override
    public void start(Runnable task) {
        synchronized (this) {
            running++;
        }
        Thread.ofVirtual()
                .start(
                        () -> {
                            mine.set(true);
                            try {
                                task.run();
                            } finally {
                                synchronized (this) {
                                    running--;
                                    skip();
                                }
                            }
                        });
    }

    private void skip() {
        if (running == 0 && !sleepers.isEmpty()) {
            Sleeper next = sleepers.poll();
            now = next.until().isAfter(now) ? next.until() : now;
            running++;
            next.awake().countDown();
        }
    }

    /** Runs all tasks at once and returns when the last has ended. */
    public void runAll(Iterable<? extends Runnable> tasks) {
        java.util.List<Runnable> all = new java.util.ArrayList<>();
        tasks.forEach(all::add);
        CountDownLatch done = new CountDownLatch(all.size());
        synchronized (this) {
            running++;
        }
        for (Runnable task : all) {
            start(
                    () -> {
                        try {
                            task.run();
                        } finally {
                            done.countDown();
                        }
                    });
        }
        synchronized (this) {
            running--;
            skip();
        }
        try {
            if (!done.await(20, java.util.concurrent.TimeUnit.SECONDS)) {
                throw new AssertionError("the tasks hang");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
