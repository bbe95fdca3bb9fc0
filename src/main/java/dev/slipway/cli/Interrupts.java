package dev.slipway.cli;

import dev.slipway.engine.StopSignal;

import sun.misc.Signal;
import sun.misc.SignalHandler;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Turns Ctrl-C and a request to terminate into the two stages of stopping. A third one ends the
 * process at once, which the next run can cope with.
 */
final class Interrupts implements AutoCloseable {
    private static final int KILLED = 130;

    private final SignalHandler oldInt;
    private final SignalHandler oldTerm;

    private Interrupts(SignalHandler handler) {
        oldInt = Signal.handle(new Signal("INT"), handler);
        oldTerm = Signal.handle(new Signal("TERM"), handler);
    }

    static Interrupts watch(StopSignal stop, PrintStream err) {
        AtomicInteger count = new AtomicInteger();
        return new Interrupts(
                signal -> {
                    switch (count.incrementAndGet()) {
                        case 1 ->
                                err.println(
                                        "Stopping: what is under way is finished. Once more to stop"
                                                + " waiting.");
                        case 2 -> err.println("No longer waiting. Once more to end at once.");
                        default -> Runtime.getRuntime().halt(KILLED);
                    }
                    stop.request();
                });
    }

    /** Ctrl-C is how one ends what goes on for ever: the first is no more than that. */
    static Interrupts ending(Runnable end) {
        AtomicInteger count = new AtomicInteger();
        return new Interrupts(
                signal -> {
                    if (count.incrementAndGet() > 1) {
                        Runtime.getRuntime().halt(KILLED);
                    }
                    end.run();
                });
    }

    @Override
    public void close() {
        Signal.handle(new Signal("INT"), oldInt);
        Signal.handle(new Signal("TERM"), oldTerm);
    }
}
