package dev.slipway.ui.common;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Brings events from any thread to the window's, all that came since the last pulse at once, so
 * that a storm of them costs no more than a frame. While none come, no pulse is asked for.
 */
public final class Pump<E> implements Consumer<E> {
    private final ConcurrentLinkedQueue<E> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Consumer<List<E>> sink;
    private final AnimationTimer pulse =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    deliver();
                }
            };

    /**
     * @param sink is called on the window's thread, with events in their order
     */
    public Pump(Consumer<List<E>> sink) {
        this.sink = sink;
    }

    @Override
    public void accept(E event) {
        waiting.add(event);
        if (running.compareAndSet(false, true)) {
            Platform.runLater(pulse::start);
        }
    }

    private void deliver() {
        List<E> batch = new ArrayList<>();
        for (E event = waiting.poll(); event != null; event = waiting.poll()) {
            batch.add(event);
        }
        if (!batch.isEmpty()) {
            sink.accept(batch);
            return;
        }
        pulse.stop();
        running.set(false);
        if (!waiting.isEmpty() && running.compareAndSet(false, true)) {
            pulse.start();
        }
    }
}
