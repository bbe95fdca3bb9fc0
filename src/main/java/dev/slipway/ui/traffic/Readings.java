package dev.slipway.ui.traffic;

import dev.slipway.aws.AwsErrors;
import dev.slipway.engine.Failure;
import dev.slipway.traffic.Share;
import dev.slipway.ui.common.Latest;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the account said of the traffic last; it is asked every few seconds. */
final class Readings {
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    private final Texts texts;
    private final Source source;
    private final InstantSource clock;
    private final Latest looking;
    private final List<Consumer<Look>> listeners = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<Look>> seen =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Instant next = Instant.MIN;

    /**
     * @param clock by which an answer gets old
     */
    Readings(Texts texts, Threads threads, Source source, InstantSource clock) {
        this.texts = texts;
        this.source = source;
        this.clock = clock;
        this.looking = new Latest(threads);
    }

    /** What was seen last; empty before the first look. */
    ReadOnlyObjectProperty<Optional<Look>> seen() {
        return seen.getReadOnlyProperty();
    }

    /** Why the account could not be looked at the last time. */
    ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Tells of each look, also of one that saw nothing new. */
    void listen(Consumer<Look> listener) {
        listeners.add(listener);
    }

    /** What the rule said last. */
    Optional<Share> share() {
        return seen.get().flatMap(Look::share);
    }

    /** How old the last answer is. */
    Optional<Duration> age() {
        return seen.get().map(look -> Duration.between(look.at(), clock.instant()));
    }

    /** Looks again if it is time to; to be called now and then for as long as the page is shown. */
    void tick() {
        boolean login = failure.get().filter(AwsErrors::needsLogin).isPresent();
        if (!login && !looking.busy().get() && !clock.instant().isBefore(next)) {
            look();
        }
    }

    /** Looks, whatever it said before. */
    void look() {
        looking.ask(texts.get("traffic.reading"), source::look, this::saw, this::missed);
    }

    private void saw(Look look) {
        next = clock.instant().plus(BETWEEN_LOOKS);
        failure.set(Optional.empty());
        listeners.forEach(listener -> listener.accept(look));
        seen.set(Optional.of(look));
    }

    private void missed(Failure why) {
        next = clock.instant().plus(BETWEEN_LOOKS);
        failure.set(Optional.of(why));
    }

    /** A shift was read back, which is as good as a look. */
    void after(Share to, Optional<Duration> stickiness) {
        seen.set(seen.get().map(look -> look.after(to, stickiness, clock.instant())));
    }

    void close() {
        looking.cancel();
    }
}
