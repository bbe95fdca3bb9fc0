package dev.slipway.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a colour that lost its traffic may be scaled down. */
public sealed interface Drain {
    /** Nobody is on it any more. */
    record Complete() implements Drain {}

    /**
     * It is to be left as it is for a while.
     *
     * @param until all that is still waited for; at least one
     */
    record Waiting(List<Wait> until) implements Drain {
        public Waiting {
            until = List.copyOf(until);
        }

        /** When it may be over; nothing if that depends on requests alone. */
        public Optional<Instant> earliest() {
            return until.stream().flatMap(wait -> wait.at().stream()).max(Instant::compareTo);
        }
    }

    /**
     * It does not drain at all.
     *
     * @param why in a full sentence
     * @param remedy what to do about it
     */
    record Impossible(String why, String remedy) implements Drain {}

    /**
     * One thing that is waited for.
     *
     * @param at when that is over; empty if nobody can say
     * @param told in a full sentence
     */
    record Wait(Reason reason, Optional<Instant> at, String told) {}

    /** Why a colour without weight is still needed. */
    enum Reason {
        /** Some nodes of the load balancer may not have heard of the weights yet. */
        PROPAGATION,
        /** Clients may still be bound to it. */
        STICKINESS,
        /** Somebody wants it as a way back. */
        KEPT,
        /** It got requests, or CloudWatch has not told of the last minutes. */
        REQUESTS
    }
}
