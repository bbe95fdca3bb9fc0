package dev.slipway.ui.traffic;

import dev.slipway.aws.AwsErrors;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.StopSignal;
import dev.slipway.traffic.PastRelease;
import dev.slipway.traffic.Position;
import dev.slipway.traffic.Rollback;
import dev.slipway.traffic.Shift;
import dev.slipway.traffic.Shifted;
import dev.slipway.ui.common.Latest;
import dev.slipway.ui.common.Signs;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The way back from a release, at any moment: whatever else moves the traffic is ended first. */
final class RollbackModel {
    private final Texts texts;
    private final Threads threads;
    private final Releasing source;
    private final Readings readings;
    private final CanaryModel canary;
    private final Runnable others;
    private final Latest asking;
    private final ReadOnlyObjectWrapper<RollbackStage> stage =
            new ReadOnlyObjectWrapper<>(new RollbackStage.None());
    private UnaryOperator<Shift> wish = UnaryOperator.identity();
    private StopSignal stop = new StopSignal();

    /**
     * @param others ends what else is at work on the traffic
     */
    RollbackModel(
            Texts texts,
            Threads threads,
            Releasing source,
            Readings readings,
            CanaryModel canary,
            Runnable others) {
        this.texts = texts;
        this.threads = threads;
        this.source = source;
        this.readings = readings;
        this.canary = canary;
        this.others = others;
        this.asking = new Latest(threads);
        canary.stage().subscribe(this::begin);
    }

    ReadOnlyObjectProperty<RollbackStage> stage() {
        return stage.getReadOnlyProperty();
    }

    boolean isUnderWay() {
        return stage.get() instanceof RollbackStage.Waiting
                || stage.get() instanceof RollbackStage.Running;
    }

    /** Finds out what it would put back. */
    void ask(PastRelease release, Consumer<Rollback.Puts> told) {
        if (!isUnderWay()) {
            asking.ask(
                    texts.get("traffic.rollback.asking"),
                    () -> source.puts(release),
                    told,
                    why -> stage.set(new RollbackStage.Trouble(release, why)));
        }
    }

    /** Goes back. */
    void run(PastRelease release) {
        run(release, UnaryOperator.identity());
    }

    private void run(PastRelease release, UnaryOperator<Shift> how) {
        if (!isUnderWay()) {
            wish = how;
            stop = new StopSignal();
            stage.set(new RollbackStage.Waiting(release));
            canary.takeOver();
            others.run();
            begin();
        }
    }

    private void begin() {
        if (stage.get() instanceof RollbackStage.Waiting(PastRelease release)
                && !canary.isUnderWay()) {
            stage.set(new RollbackStage.Running(release, ""));
            UnaryOperator<Shift> how = wish;
            StopSignal signal = stop;
            threads.background().execute(() -> fly(release, how, signal));
        }
    }

    private void fly(PastRelease release, UnaryOperator<Shift> how, StopSignal signal) {
        Steps steps = new Steps();
        RollbackStage end;
        try {
            end =
                    new RollbackStage.Over(
                            release,
                            source.rollBack(
                                    release,
                                    how,
                                    signal,
                                    event ->
                                            steps.told(event)
                                                    .ifPresent(text -> tell(release, text))));
        } catch (EngineException e) {
            end = new RollbackStage.Trouble(release, e.failure());
        } catch (RuntimeException e) {
            Failure why = AwsErrors.explain(texts.get("traffic.rollback.doing"), e);
            end = new RollbackStage.Trouble(release, why);
        }
        RollbackStage landed = end;
        threads.window()
                .execute(
                        () -> {
                            stage.set(landed);
                            readings.look();
                        });
    }

    private void tell(PastRelease release, String text) {
        String line = Signs.capital(text);
        threads.window().execute(() -> stage.set(new RollbackStage.Running(release, line)));
    }

    /** Waits for nothing any more; what is done stays. */
    void stop() {
        stop.request();
        stop.request();
    }

    /** Tries again what did not come to its end. */
    void again() {
        release().ifPresent(release -> run(release, wish));
    }

    /** Moves the traffic although the colour to go back to is not ready. */
    void force(String reason) {
        release().ifPresent(release -> run(release, shift -> shift.forced(reason)));
    }

    /** Moves the traffic although somebody else has set what the rule says. */
    void over(Shifted.Foreign theirs) {
        String why = texts.get("traffic.rollback.over");
        UnaryOperator<Shift> how =
                new Position(theirs.found(), Optional.empty())
                        .share()
                        .<UnaryOperator<Shift>>map(found -> shift -> shift.over(found))
                        .orElse(shift -> shift.forced(why));
        release().ifPresent(release -> run(release, how));
    }

    private Optional<PastRelease> release() {
        return switch (stage.get()) {
            case RollbackStage.Over(PastRelease release, _) -> Optional.of(release);
            case RollbackStage.Trouble(PastRelease release, _) -> Optional.of(release);
            case RollbackStage.None _, RollbackStage.Waiting _, RollbackStage.Running _ ->
                    Optional.empty();
        };
    }

    /** Somebody has read how it ended. */
    void dismiss() {
        if (!isUnderWay()) {
            stage.set(new RollbackStage.None());
        }
    }

    /** Slipway is closed: what is under way is left, and the way back stays open. */
    void close() {
        asking.cancel();
        stop();
    }
}
