package dev.slipway.ui.traffic;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Time;
import dev.slipway.stack.Colour;
import dev.slipway.traffic.Lever;
import dev.slipway.traffic.Position;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shift;
import dev.slipway.traffic.ShiftRecord.Cause;
import dev.slipway.traffic.Shifted;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import javafx.beans.property.ReadOnlyObjectProperty;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Where somebody wants the traffic, and the way there. What is asked for is remembered until it is
 * there or is taken back; all else is as the account said last.
 */
final class Steering {
    private final Texts texts;
    private final Readings readings;
    private final Ground ground;
    private final Colour home;
    private final Lever lever;
    private final Wish wish = new Wish();
    private final Raising raising;
    private final BiConsumer<Shift, Shifted.Done> moved;
    private Commit commit;
    private boolean closed;

    /**
     * @param time the account's, in which the lever waits
     * @param home the colour that all can be sent back to in one press
     * @param moved told of each move that was read back
     */
    Steering(
            Texts texts,
            Threads threads,
            Readings readings,
            Ground ground,
            Source source,
            Time time,
            Colour home,
            Commit commit,
            BiConsumer<Shift, Shifted.Done> moved) {
        this.texts = texts;
        this.readings = readings;
        this.ground = ground;
        this.home = home;
        this.commit = commit;
        this.moved = moved;
        this.raising = new Raising(texts, threads, wish, source::raise);
        this.lever =
                new Lever(source::shift, time, told -> threads.window().execute(() -> hear(told)));
        readings.listen(this::saw);
    }

    /** What somebody wants and the rule does not say yet. */
    ReadOnlyObjectProperty<Optional<Share>> asked() {
        return wish.asked();
    }

    ReadOnlyObjectProperty<Outcome> outcome() {
        return wish.outcome();
    }

    /** What somebody else has set, until it is decided what becomes of it. */
    ReadOnlyObjectProperty<Optional<Shifted.Foreign>> foreign() {
        return wish.foreign();
    }

    Raising raising() {
        return raising;
    }

    Colour home() {
        return home;
    }

    Commit commit() {
        return commit;
    }

    void commit(Commit other) {
        commit = other;
    }

    /** Where the slider's thumb is. */
    Optional<Share> wanted() {
        return asked().get().or(readings::share);
    }

    private void saw(Look look) {
        if (!wish.isMoving() && look.foreign().isEmpty()) {
            look.share().ifPresent(lever::accept);
        }
        wish.saw(look);
    }

    /** Somebody moves the slider. */
    void ask(Share share) {
        wish.ask(share);
    }

    /**
     * Somebody asks for so many percent for green.
     *
     * @return what is wrong with the number
     */
    Optional<Failure> ask(BigDecimal percent) {
        try {
            ask(Share.of(Colour.GREEN, percent));
            return Optional.empty();
        } catch (EngineException e) {
            return Optional.of(e.failure());
        }
    }

    /** Somebody lets go of the slider. */
    void release() {
        if (commit == Commit.ON_RELEASE) {
            shift();
        }
    }

    /** Why what is asked for cannot be had now; empty if it can. */
    Optional<String> obstacle() {
        if (readings.seen().get().isEmpty()) {
            return Optional.of(texts.get("traffic.why.unread"));
        }
        if (ground.occupied().isPresent()) {
            return ground.occupied();
        }
        if (foreign().get().isPresent()) {
            return Optional.of(texts.get("traffic.why.foreign"));
        }
        if (!isAskedAnew()) {
            return Optional.of(texts.get("traffic.why.nothing"));
        }
        return ground.against(asked().get().orElseThrow());
    }

    /** Whether something is asked for that is neither there nor on its way. */
    boolean isAskedAnew() {
        return wish.isNew(readings.share());
    }

    /** Moves the traffic to where the slider is, unless something is in the way. */
    void shift() {
        if (obstacle().isEmpty()) {
            pull(Shift.byHand(asked().get().orElseThrow()));
        } else if (!wish.isMoving() && !isAskedAnew()) {
            cancel();
        }
    }

    /** Whether what is asked for is refused for a reason that one may overrule. */
    boolean canForce() {
        return isAskedAnew()
                && ground.occupied().isEmpty()
                && foreign().get().isEmpty()
                && (wish.isRefused() || ground.against(asked().get().orElseThrow()).isPresent());
    }

    /** Moves the traffic to where the slider is, whatever the colours are ready for. */
    void force(String reason) {
        if (canForce()) {
            pull(Shift.byHand(asked().get().orElseThrow()).forced(reason));
        }
    }

    /** Forgets what was asked for and is not on its way. */
    void cancel() {
        wish.cancel();
    }

    /** Sends everything home, whatever else is wanted or under way, and whoever was there. */
    void allHome() {
        if (ground.noWayBack(home).isPresent()) {
            return;
        }
        Share to = Share.all(home);
        Shift back = Shift.back(to, texts.get("traffic.back.reason"));
        wish.ask(to);
        pull(
                foreign()
                        .get()
                        .map(
                                theirs ->
                                        readings.share()
                                                .map(back::over)
                                                .orElseGet(() -> back.forced(theirs.told())))
                        .orElse(back));
    }

    /** Sends the traffic where it was decided, whatever stood in the way of it. */
    void pull(Shift shift) {
        wish.moving(shift.to());
        lever.pull(shift);
    }

    /** Places that were passed on the way to another say nothing any more. */
    private void hear(Lever.Told told) {
        if (closed) {
            return;
        }
        boolean last = wish.isMovingTo(told.shift().to());
        switch (told) {
            case Lever.Told.Trouble(_, Failure why) -> {
                if (last) {
                    wish.failed(new Outcome.Trouble(why));
                }
            }
            case Lever.Told.Result(Shift shift, Shifted shifted) -> hear(shift, shifted, last);
        }
        readings.look();
    }

    private void hear(Shift shift, Shifted shifted, boolean last) {
        switch (shifted) {
            case Shifted.Done done -> {
                readings.after(done.to(), done.stickiness());
                moved.accept(shift, done);
                if (last) {
                    wish.there(done.to(), done.stickiness());
                }
            }
            case Shifted.Unchanged(Share at) -> {
                if (last) {
                    wish.there(at, Optional.empty());
                }
            }
            case Shifted.Refused refused -> {
                if (last) {
                    wish.failed(new Outcome.Refused(refused));
                }
            }
            case Shifted.Foreign theirs -> hear(shift, theirs);
        }
    }

    /**
     * The lever has let go of whatever was wanted since; only the way home goes on all the same.
     */
    private void hear(Shift shift, Shifted.Foreign theirs) {
        Optional<Share> found = new Position(theirs.found(), Optional.empty()).share();
        if (shift.cause() == Cause.BACK && found.isPresent()) {
            pull(shift.over(found.get()));
            return;
        }
        wish.foreign(theirs);
    }

    /** Lets go of the page; what is on its way goes on. */
    void close() {
        closed = true;
        raising.close();
    }
}
