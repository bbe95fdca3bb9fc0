package dev.slipway.ui.traffic;

import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shift;
import dev.slipway.ui.common.Texts;

import java.util.Optional;

/** What can be done about weights that somebody else has set. */
record ForeignEdit(Texts texts, Readings readings, Steering steering) {
    /** Whether what somebody else has set is something to go on from. */
    boolean canTakeOver() {
        return steering.foreign().get().isPresent() && readings.share().isPresent();
    }

    /** Goes on from what somebody else has set. */
    void takeOver() {
        readings.share()
                .filter(_ -> canTakeOver())
                .ifPresent(
                        theirs ->
                                steering.pull(
                                        Shift.byHand(theirs)
                                                .because(texts.get("traffic.foreign.taken"))
                                                .over(theirs)));
    }

    /** What Slipway left before somebody else was there. */
    Optional<Share> mine() {
        return steering.foreign().get().flatMap(theirs -> theirs.expected().stream().findFirst());
    }

    /** Sets again what Slipway left. */
    void putBack() {
        mine().ifPresent(
                        mine -> {
                            String why = texts.get("traffic.foreign.returned");
                            Shift back = Shift.byHand(mine).because(why);
                            steering.ask(mine);
                            steering.pull(
                                    readings.share()
                                            .map(back::over)
                                            .orElseGet(() -> back.forced(why)));
                        });
    }
}
