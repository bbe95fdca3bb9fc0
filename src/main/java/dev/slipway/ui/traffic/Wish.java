package dev.slipway.ui.traffic;

import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shifted;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Duration;
import java.util.Optional;

/** What somebody asks of the traffic, and what became of it. */
final class Wish {
    private final ReadOnlyObjectWrapper<Optional<Share>> asked =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Outcome> outcome =
            new ReadOnlyObjectWrapper<>(new Outcome.Quiet());
    private final ReadOnlyObjectWrapper<Optional<Shifted.Foreign>> foreign =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /** What somebody wants and the rule does not say yet. */
    ReadOnlyObjectProperty<Optional<Share>> asked() {
        return asked.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Outcome> outcome() {
        return outcome.getReadOnlyProperty();
    }

    /** What somebody else has set, until it is decided what becomes of it. */
    ReadOnlyObjectProperty<Optional<Shifted.Foreign>> foreign() {
        return foreign.getReadOnlyProperty();
    }

    boolean isMoving() {
        return outcome.get() instanceof Outcome.Moving;
    }

    /** Whether it is on its way to a place and to no other. */
    boolean isMovingTo(Share place) {
        return outcome.get() instanceof Outcome.Moving(Share to) && to.equals(place);
    }

    /**
     * Whether something is asked for that is neither there nor on its way.
     *
     * @param actual what the rule said last
     */
    boolean isNew(Optional<Share> actual) {
        Optional<Share> under =
                outcome.get() instanceof Outcome.Moving(Share to) ? Optional.of(to) : actual;
        return asked.get().filter(share -> under.filter(share::isLike).isEmpty()).isPresent();
    }

    /** Whether just that was refused. */
    boolean isRefused() {
        return refusal().isPresent();
    }

    /** The refusal of just that. */
    Optional<Shifted.Refused> refusal() {
        return outcome.get() instanceof Outcome.Refused(Shifted.Refused answer)
                ? Optional.of(answer).filter(it -> asked.get().filter(it.to()::isLike).isPresent())
                : Optional.empty();
    }

    void ask(Share share) {
        asked.set(Optional.of(share));
        if (!isMoving()) {
            outcome.set(new Outcome.Quiet());
        }
    }

    /** Forgets what was asked for and is not on its way. */
    void cancel() {
        if (outcome.get() instanceof Outcome.Moving(Share to)) {
            asked.set(Optional.of(to));
        } else {
            asked.set(Optional.empty());
            outcome.set(new Outcome.Quiet());
        }
    }

    void moving(Share to) {
        foreign.set(Optional.empty());
        outcome.set(new Outcome.Moving(to));
    }

    void there(Share at, Optional<Duration> stickiness) {
        outcome.set(new Outcome.There(at, stickiness));
        if (asked.get().filter(share -> !share.isLike(at)).isEmpty()) {
            asked.set(Optional.empty());
        }
    }

    void failed(Outcome how) {
        outcome.set(how);
    }

    void foreign(Shifted.Foreign theirs) {
        outcome.set(new Outcome.Quiet());
        foreign.set(Optional.of(theirs));
    }

    /** What was true of it may be so no longer. */
    void saw(Look look) {
        if (!isMoving()) {
            foreign.set(look.foreign());
        }
        boolean elsewhere =
                outcome.get() instanceof Outcome.There(Share at, _)
                        && look.share().filter(at::isLike).isEmpty();
        if (elsewhere) {
            outcome.set(new Outcome.Quiet());
        }
    }
}
