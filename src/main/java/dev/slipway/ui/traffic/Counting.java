package dev.slipway.ui.traffic;

import dev.slipway.engine.Failure;
import dev.slipway.stack.Colour;
import dev.slipway.traffic.Vitals;
import dev.slipway.ui.common.Latest;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What CloudWatch counted of the last half an hour; it is asked a few times a minute. */
final class Counting {
    static final Duration SPAN = Duration.ofMinutes(30);

    /** CloudWatch has new values once a minute, at no time that is known. */
    static final Duration BETWEEN = Duration.ofSeconds(20);

    /** What was counted, as it was known at a moment. */
    record Counts(Instant at, Map<Colour, NavigableMap<Instant, Vitals>> minutes) {
        NavigableMap<Instant, Vitals> of(Colour colour) {
            return minutes.getOrDefault(colour, new TreeMap<>());
        }
    }

    private final Texts texts;
    private final Source source;
    private final InstantSource clock;
    private final Latest asking;
    private final ReadOnlyObjectWrapper<Optional<Counts>> counts =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Instant next = Instant.MIN;

    Counting(Texts texts, Threads threads, Source source, InstantSource clock) {
        this.texts = texts;
        this.source = source;
        this.clock = clock;
        this.asking = new Latest(threads);
    }

    /** Empty until CloudWatch has answered for the first time. */
    ReadOnlyObjectProperty<Optional<Counts>> counts() {
        return counts.getReadOnlyProperty();
    }

    /** Why CloudWatch did not answer the last time. */
    ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Asks again if it is time to. */
    void tick() {
        if (!asking.busy().get() && !clock.instant().isBefore(next)) {
            Instant now = clock.instant();
            asking.ask(
                    texts.get("traffic.counting"),
                    () -> new Counts(now, source.vitals(now.minus(SPAN))),
                    this::counted,
                    this::missed);
        }
    }

    private void counted(Counts now) {
        next = clock.instant().plus(BETWEEN);
        failure.set(Optional.empty());
        counts.set(Optional.of(now));
    }

    private void missed(Failure why) {
        next = clock.instant().plus(BETWEEN);
        failure.set(Optional.of(why));
    }

    void close() {
        asking.cancel();
    }
}
