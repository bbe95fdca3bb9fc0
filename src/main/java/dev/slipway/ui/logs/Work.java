package dev.slipway.ui.logs;

import dev.slipway.ui.common.Pump;
import dev.slipway.ui.common.Threads;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * Where the work of a log window is done.
 *
 * @param sifting looks through lines, one thing after the other, so that at least one processor is
 *     left to the window
 * @param coalesced makes of what is to be done in the window something that any thread may call as
 *     often as it likes
 */
record Work(Threads threads, ExecutorService sifting, UnaryOperator<Runnable> coalesced)
        implements AutoCloseable {

    static Work real(Threads threads) {
        return new Work(
                threads,
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("log-sifting").factory()),
                Work::oncePerPulse);
    }

    private static Runnable oncePerPulse(Runnable action) {
        Pump<Boolean> pump = new Pump<>(_ -> action.run());
        return () -> pump.accept(true);
    }

    @Override
    public void close() {
        sifting.shutdown();
    }
}
