package dev.slipway.ui.traffic;

import dev.slipway.engine.Failure;
import dev.slipway.engine.Summary;
import dev.slipway.stack.Colour;
import dev.slipway.traffic.Drain;
import dev.slipway.traffic.KeptWarm;
import dev.slipway.traffic.Rest;
import dev.slipway.ui.common.Latest;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The colour that a promotion left without traffic: kept as a way back for a while, then scaled
 * down. That is wished for on disk and done from here; nobody does it while Slipway is closed.
 */
final class WarmModel {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    private final Texts texts;
    private final Releasing source;
    private final InstantSource clock;
    private final Readings readings;
    private final Latest asking;
    private final ReadOnlyObjectWrapper<WarmStage> stage =
            new ReadOnlyObjectWrapper<>(new WarmStage.None());
    private Instant next = Instant.MIN;

    /**
     * @param clock the account's, by which it waits
     */
    WarmModel(
            Texts texts,
            Threads threads,
            Releasing source,
            InstantSource clock,
            Readings readings) {
        this.texts = texts;
        this.source = source;
        this.clock = clock;
        this.readings = readings;
        this.asking = new Latest(threads);
        readings.listen(this::saw);
    }

    ReadOnlyObjectProperty<WarmStage> stage() {
        return stage.getReadOnlyProperty();
    }

    /** Whether it is waited for from here. */
    boolean isUnderWay() {
        return stage.get() instanceof WarmStage.Waiting;
    }

    /** How much longer it takes at least; empty if nobody can say. */
    Optional<Duration> left() {
        return stage.get() instanceof WarmStage.Waiting(_, Optional<Drain.Waiting> until)
                ? until.flatMap(Drain.Waiting::earliest)
                        .map(end -> Duration.between(clock.instant(), end))
                        .filter(Duration::isPositive)
                : Optional.empty();
    }

    private void saw(Look look) {
        boolean news =
                stage.get() instanceof WarmStage.None || stage.get() instanceof WarmStage.Left;
        if (news && !asking.busy().get()) {
            stage.set(
                    look.released()
                            .warm()
                            .<WarmStage>map(WarmStage.Left::new)
                            .orElse(new WarmStage.None()));
        }
    }

    /** Keeps a colour warm from now on. */
    void keep(Colour colour, Duration time) {
        note(() -> source.keepWarm(colour, time));
    }

    /** Goes on with what was left, or tries again. */
    void resume() {
        kept().ifPresent(this::lead);
    }

    /** It is not wanted as a way back any more. */
    void endNow() {
        kept().map(KeptWarm::noLonger)
                .ifPresent(kept -> note(() -> source.keepWarm(kept.colour(), kept.keep())));
    }

    /** It stays as it is, for good. */
    void callOff() {
        if (kept().isPresent()) {
            stage.set(new WarmStage.None());
            asking.ask(
                    texts.get("traffic.warm.doing"),
                    () -> {
                        source.letBe();
                        return true;
                    },
                    _ -> readings.look(),
                    _ -> readings.look());
        }
    }

    private Optional<KeptWarm> kept() {
        return switch (stage.get()) {
            case WarmStage.Left(KeptWarm kept) -> Optional.of(kept);
            case WarmStage.Waiting(KeptWarm kept, _) -> Optional.of(kept);
            case WarmStage.Trouble(Optional<KeptWarm> kept, _) -> kept;
            case WarmStage.None _, WarmStage.Over _ -> Optional.empty();
        };
    }

    private void note(Supplier<KeptWarm> wish) {
        asking.ask(
                texts.get("traffic.warm.doing"),
                wish,
                this::lead,
                why -> stage.set(new WarmStage.Trouble(kept(), why)));
    }

    private void lead(KeptWarm kept) {
        stage.set(new WarmStage.Waiting(kept, Optional.empty()));
        look(kept);
    }

    /** Looks whether it may be done by now, when that may have changed. */
    void tick() {
        if (stage.get() instanceof WarmStage.Waiting(KeptWarm kept, _)
                && !asking.busy().get()
                && !clock.instant().isBefore(next)) {
            look(kept);
        }
    }

    private void look(KeptWarm kept) {
        asking.ask(
                texts.get("traffic.warm.doing"),
                () -> source.rest(kept),
                rest -> hear(kept, rest),
                why -> stage.set(new WarmStage.Trouble(Optional.of(kept), why)));
    }

    private void hear(KeptWarm kept, Rest rest) {
        switch (rest) {
            case Rest.NotDrained(Drain.Waiting until) -> {
                stage.set(new WarmStage.Waiting(kept, Optional.of(until)));
                next = clock.instant().plus(pause());
            }
            case Rest.NotDrained(Drain.Impossible _) -> {
                callOff();
                stage.set(new WarmStage.Over(kept, rest));
            }
            case Rest.Begun(Summary summary) when !summary.complete() ->
                    stage.set(new WarmStage.Trouble(Optional.of(kept), failure(summary)));
            default -> {
                stage.set(new WarmStage.Over(kept, rest));
                readings.look();
            }
        }
    }

    /** CloudWatch and the rule are asked no more often than something can have changed. */
    private Duration pause() {
        Duration left = left().orElse(LONGEST);
        return left.compareTo(LONGEST) > 0
                ? LONGEST
                : left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
    }

    private Failure failure(Summary summary) {
        return summary.failures().stream()
                .findFirst()
                .orElseGet(
                        () ->
                                Failure.of(
                                        texts.get("traffic.warm.doing"),
                                        texts.get("traffic.warm.stopped"),
                                        texts.get("traffic.warm.stopped.remedy")));
    }

    /** Somebody has read how it ended. */
    void dismiss() {
        if (stage.get() instanceof WarmStage.Over || stage.get() instanceof WarmStage.Trouble) {
            stage.set(new WarmStage.None());
            readings.look();
        }
    }

    /** Leaves it to the next start. */
    void close() {
        asking.cancel();
    }
}
