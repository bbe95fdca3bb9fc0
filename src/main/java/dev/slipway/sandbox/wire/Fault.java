package dev.slipway.sandbox.wire;

import java.time.Duration;

/** What can befall a call between its caller and the service. */
public sealed interface Fault {

    /** The part of a call that does not arrive. */
    enum Lost {
        /** The service never hears of the call. */
        REQUEST,
        /** The service acts, and the caller does not learn it. */
        ANSWER
    }

    /** The service refuses, because it had too many calls. */
    record Throttle() implements Fault {}

    /** The service refuses, because of a problem of its own. */
    record Unavailable() implements Fault {}

    /** The service refuses, because the caller's session has ended. */
    record ExpiredToken() implements Fault {}

    /**
     * The caller waits for an answer in vain.
     *
     * @param patience how long it takes until the caller gives up
     */
    record TimeOut(Lost lost, Duration patience) implements Fault {}

    /** The connection breaks. */
    record Reset(Lost lost) implements Fault {}

    /**
     * The answer comes, but late.
     *
     * @param by how long nothing happens before the service acts
     */
    record Slow(Duration by) implements Fault {}
}
