package dev.slipway.differential;

import dev.slipway.engine.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A clock on which nobody waits and on which tasks take turns: one runs until it sleeps or ends,
 * then the next, in an order that is the same each time. So a run sends the same calls in the same
 * order whenever it is recorded.
 *
 * <p>However long a task wants to sleep, it does so until the next half second or the next minute:
 * that swallows the chance in the pauses between looks.
 */
final class Turns implements Time {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Queue<Turn> ready = new ArrayDeque<>();
    private final PriorityQueue<Turn> sleeping =
            new PriorityQueue<>(
                    Comparator.comparing((Turn turn) -> turn.due)
                            .thenComparing(turn -> turn.number));
    private final ThreadLocal<Boolean> member = ThreadLocal.withInitial(() -> false);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long numbers;
    private Turn running;

    /** A thread's wish to go on. */
    private final class Turn {
        private final Instant due;
        private final long number = numbers++;
        private final Condition come = lock.newCondition();

        private Turn(Instant due) {
            this.due = due;
        }

        private void await() {
            while (running != this) {
                come.awaitUninterruptibly();
            }
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
    public void sleep(Duration duration) {
        lock.lock();
        try {
            if (!member.get()) {
                while (running != null) {
                    idle.awaitUninterruptibly();
                }
                now = now.plus(duration);
                return;
            }
            Turn turn = new Turn(next(duration.compareTo(SHORT) < 0 ? SHORT : LONG));
            sleeping.add(turn);
            next();
            turn.await();
        } finally {
            lock.unlock();
        }
    }

    private Instant next(Duration grain) {
        long whole = now.toEpochMilli() / grain.toMillis();
        return Instant.ofEpochMilli((whole + 1) * grain.toMillis());
    }

    @Override
    public void start(Runnable task) {
        lock.lock();
        try {
            Turn turn = new Turn(now);
            ready.add(turn);
            Thread.ofVirtual().start(() -> run(turn, task));
            if (running == null) {
                next();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run(Turn turn, Runnable task) {
        lock.lock();
        try {
            turn.await();
        } finally {
            lock.unlock();
        }
        member.set(true);
        try {
            task.run();
        } finally {
            lock.lock();
            try {
                next();
            } finally {
                lock.unlock();
            }
        }
    }

    private void next() {
        running = ready.isEmpty() ? sleeping.poll() : ready.poll();
        if (running == null) {
            idle.signalAll();
            return;
        }
        now = running.due.isAfter(now) ? running.due : now;
        running.come.signal();
    }
}
