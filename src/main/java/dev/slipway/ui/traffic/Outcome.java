package dev.slipway.ui.traffic;

import dev.slipway.engine.Failure;
import dev.slipway.traffic.Headroom;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shifted;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What became of what was asked for last. */
sealed interface Outcome {
    /** Nothing was asked for, or it was taken back. */
    record Quiet() implements Outcome {}

    record Moving(Share to) implements Outcome {}

    /**
     * The rule says so now.
     *
     * @param stickiness for how long clients go on where they were; empty if they do not
     */
    record There(Share at, Optional<Duration> stickiness) implements Outcome {}

    /** A colour is not ready for it. */
    record Refused(Shifted.Refused answer) implements Outcome {}

    /** Autoscaling was had to keep the tasks that it takes. */
    record Raised(List<Headroom.Raised> raised) implements Outcome {}

    /** The account did not do it. */
    record Trouble(Failure failure) implements Outcome {}
}
