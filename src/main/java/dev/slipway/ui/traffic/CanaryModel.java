package dev.slipway.ui.traffic;

import dev.slipway.aws.AwsErrors;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Time;
import dev.slipway.stack.Colour;
import dev.slipway.traffic.CanaryEnd;
import dev.slipway.traffic.CanaryEvent;
import dev.slipway.traffic.CanaryPlan;
import dev.slipway.traffic.CanaryState;
import dev.slipway.traffic.CanaryState.Leftover;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/** The canary of a stack: begun, led and ended here, or found as another Slipway left it. */
final class CanaryModel {
    private final Texts texts;
    private final Threads threads;
    private final Source source;
    private final Time time;
    private final Readings readings;
    private final ReadOnlyObjectWrapper<CanaryStage> stage =
            new ReadOnlyObjectWrapper<>(new CanaryStage.None());
    private Optional<Orders> orders = Optional.empty();

    /** What it was told before it could hear; it hears of that before it does anything. */
    private final AtomicReference<Optional<Function<Orders, Runnable>>> early =
            new AtomicReference<>(Optional.empty());

    /**
     * @param time the account's, in which a canary waits
     */
    CanaryModel(Texts texts, Threads threads, Source source, Time time, Readings readings) {
        this.texts = texts;
        this.threads = threads;
        this.source = source;
        this.time = time;
        this.readings = readings;
        readings.listen(this::saw);
    }

    ReadOnlyObjectProperty<CanaryStage> stage() {
        return stage.getReadOnlyProperty();
    }

    /** Whether one is led from here, so that nobody else may move the traffic. */
    boolean isUnderWay() {
        return stage.get() instanceof CanaryStage.Running
                || stage.get() instanceof CanaryStage.Starting;
    }

    /** How long its step goes on. */
    Optional<Duration> left() {
        return stage.get() instanceof CanaryStage.Running(Flight flight)
                ? flight.left(time.now())
                : Optional.empty();
    }

    private void saw(Look look) {
        boolean news =
                stage.get() instanceof CanaryStage.None || stage.get() instanceof CanaryStage.Left;
        if (news) {
            stage.set(
                    look.canary()
                            .<CanaryStage>map(CanaryStage.Left::new)
                            .orElse(new CanaryStage.None()));
        }
    }

    /**
     * Begins one.
     *
     * @param leftover what is to be proposed first after Slipway was closed too early
     */
    void start(CanaryPlan plan, Colour colour, Leftover leftover) {
        if (!isUnderWay()) {
            run(() -> source.plan(plan, colour, leftover));
        }
    }

    /** Goes on with one that was left, or puts everything back that it has moved. */
    void resume(Leftover what) {
        if (stage.get() instanceof CanaryStage.Left(CanaryState state)) {
            run(() -> state.leftover(what));
        }
    }

    private void run(Supplier<CanaryState> begun) {
        stage.set(new CanaryStage.Starting());
        time.start(() -> fly(begun));
    }

    /** In the background, for as long as it takes. */
    private void fly(Supplier<CanaryState> begun) {
        try {
            CanaryState state = begun.get();
            Optional<CanaryEnd> end =
                    source.run(
                            state,
                            event -> here(() -> hear(event)),
                            given -> {
                                tellEarly(given);
                                here(() -> led(state, given));
                            });
            here(() -> landed(end));
        } catch (EngineException e) {
            here(() -> over(new CanaryStage.Trouble(e.failure())));
        } catch (RuntimeException e) {
            var failure = AwsErrors.explain(texts.get("traffic.canary.doing"), e);
            here(() -> over(new CanaryStage.Trouble(failure)));
        }
    }

    private void led(CanaryState state, Orders given) {
        orders = Optional.of(given);
        stage.set(new CanaryStage.Running(Flight.of(state)));
        tellEarly(given);
    }

    private void tellEarly(Orders given) {
        early.getAndSet(Optional.empty()).ifPresent(order -> order.apply(given).run());
    }

    private void here(Runnable work) {
        threads.window().execute(work);
    }

    private void hear(CanaryEvent event) {
        change(flight -> flight.after(event));
        if (event instanceof CanaryEvent.Moved) {
            readings.look();
        }
    }

    private void change(Function<Flight, Flight> how) {
        if (stage.get() instanceof CanaryStage.Running(Flight flight)) {
            stage.set(new CanaryStage.Running(how.apply(flight)));
        }
    }

    private void landed(Optional<CanaryEnd> end) {
        over(
                end.isPresent() && stage.get() instanceof CanaryStage.Running(Flight flight)
                        ? new CanaryStage.Ended(flight, end.get())
                        : new CanaryStage.None());
    }

    private void over(CanaryStage how) {
        orders = Optional.empty();
        early.set(Optional.empty());
        stage.set(how);
        readings.look();
    }

    void pause() {
        order(Flight.Asked.PAUSE, Orders::pause);
    }

    void proceed() {
        order(Flight.Asked.PROCEED, Orders::proceed);
    }

    /** Ends it and leaves the traffic where it is. */
    void takeOver() {
        order(Flight.Asked.HAND_OVER, Orders::handOver);
    }

    /** Ends it and puts the traffic back to where it was before. */
    void abort() {
        order(Flight.Asked.ABORT, Orders::abort);
    }

    private void order(Flight.Asked what, Function<Orders, Runnable> which) {
        change(flight -> flight.asked(what));
        tell(which);
    }

    private void tell(Function<Orders, Runnable> which) {
        if (orders.isPresent()) {
            which.apply(orders.get()).run();
        } else if (isUnderWay()) {
            early.set(Optional.of(which));
        }
    }

    /** Somebody has read how it ended. */
    void dismiss() {
        if (stage.get() instanceof CanaryStage.Ended
                || stage.get() instanceof CanaryStage.Trouble) {
            stage.set(new CanaryStage.None());
            readings.look();
        }
    }

    /** Leaves it unfinished, as Slipway is closed. */
    void close() {
        tell(Orders::leave);
    }
}
