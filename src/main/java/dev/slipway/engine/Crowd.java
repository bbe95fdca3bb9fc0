package dev.slipway.engine;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The tasks of one walk, as seen by those who wait for company, such as look-ups that share a
 * request: while any of them is on the move it may still join; when all stand, because they wait
 * for an answer or for a time, nobody will for a while.
 *
 * <p>Unlike a time to wait for others, this neither misses those whom a busy machine holds up nor
 * keeps anybody waiting on an idle one.
 */
public final class Crowd {
    private static final ScopedValue<Member> CURRENT = ScopedValue.newInstance();

    private final AtomicInteger moving = new AtomicInteger();

    /** One task; used by its own thread only. */
    private static final class Member {
        private final Crowd crowd;
        private int stops;

        private Member(Crowd crowd) {
            this.crowd = crowd;
        }

        private void stop() {
            if (stops++ == 0) {
                crowd.moving.decrementAndGet();
            }
        }

        private void go() {
            if (--stops == 0) {
                crowd.moving.incrementAndGet();
            }
        }
    }

    /** Counts a task that is about to be started with {@link #run}. */
    void expect() {
        moving.incrementAndGet();
    }

    /** Runs a task that was {@linkplain #expect expected}. */
    void run(Runnable task) {
        Member member = new Member(this);
        try {
            ScopedValue.where(CURRENT, member).run(task);
        } finally {
            if (member.stops == 0) {
                moving.decrementAndGet();
            }
        }
    }

    /** Says that this thread's task waits from now on, until as many times {@link #go}. */
    public static void stand() {
        if (CURRENT.isBound()) {
            CURRENT.get().stop();
        }
    }

    /** Says that this thread's task does not wait any longer. */
    public static void go() {
        if (CURRENT.isBound()) {
            CURRENT.get().go();
        }
    }

    /** Whether nobody in this thread's crowd is on the move; true for a thread without one. */
    public static boolean isStill() {
        return !CURRENT.isBound() || CURRENT.get().crowd.moving.get() == 0;
    }
}
