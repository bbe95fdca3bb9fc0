package dev.slipway.ui.apply;

import dev.slipway.engine.Address;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.EngineEvent.StepEnded;
import dev.slipway.engine.EngineEvent.StepStarted;
import dev.slipway.engine.EngineEvent.StepWaiting;
import dev.slipway.ui.apply.Undertaking.News;
import dev.slipway.ui.common.Pump;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Pumps that bring far more events than a run has: as many a second as all its resources together
 * would have with so many each, of those that are being worked on.
 */
final class Storm implements Undertaking.Pumps, AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Set<Address> working = ConcurrentHashMap.newKeySet();
    private final AtomicLong sent = new AtomicLong();
    private final long pause;
    private volatile boolean blowing;

    Storm(int resources, int eventsEach) {
        pause = TimeUnit.SECONDS.toNanos(1) / ((long) resources * eventsEach);
    }

    long sent() {
        return sent.get();
    }

    @Override
    public <E> Consumer<E> to(Consumer<List<E>> sink) {
        Pump<E> pump = new Pump<>(sink);
        return news -> {
            pump.accept(news);
            if (news instanceof News.Event(RunModel run, EngineEvent event)) {
                follow(event);
                blow(run, pump);
            }
        };
    }

    private void follow(EngineEvent event) {
        switch (event) {
            case StepStarted started -> working.add(started.address());
            case StepEnded ended -> working.remove(ended.address());
            default -> {}
        }
    }

    @SuppressWarnings("unchecked")
    private synchronized <E> void blow(RunModel run, Pump<E> pump) {
        if (blowing) {
            return;
        }
        blowing = true;
        clock.scheduleAtFixedRate(
                () ->
                        working.stream()
                                .skip(working.isEmpty() ? 0 : sent.get() % working.size())
                                .findFirst()
                                .ifPresent(address -> pump.accept((E) waiting(run, address))),
                0,
                pause,
                TimeUnit.NANOSECONDS);
    }

    private News waiting(RunModel run, Address address) {
        String reason = "looked at for the %d. time".formatted(sent.incrementAndGet());
        return new News.Event(run, new StepWaiting(Instant.now(), address, reason));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
