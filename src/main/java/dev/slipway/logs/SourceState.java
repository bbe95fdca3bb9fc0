package dev.slipway.logs;

import dev.slipway.engine.Failure;

import java.time.Instant;
import java.util.Optional;

/** How the reading of one source fares. */
public sealed interface SourceState {

    /**
     * What was written before is being read.
     *
     * @param upTo the time of the last line that was read
     */
    record CatchingUp(Instant upTo) implements SourceState {}

    /** What comes is read as it comes. */
    record Following() implements SourceState {}

    /**
     * Nothing can be read, and it is tried again by itself.
     *
     * @param since when that began
     */
    record Waiting(Reason reason, Failure failure, Instant since) implements SourceState {}

    /**
     * All that was asked for was read, or reading was stopped.
     *
     * @param failure why not all of it could be read
     */
    record Ended(Optional<Failure> failure) implements SourceState {}

    /** Why nothing can be read. */
    enum Reason {
        /** AWS asks to slow down. */
        THROTTLED,
        /** AWS cannot be reached, or has a problem of its own. */
        UNREACHABLE,
        /** The credentials have expired: it goes on once somebody has signed in. */
        SIGN_IN,
        /** The permission to read this group is missing. */
        DENIED,
        /** There is no such group: not yet, or not any more. */
        MISSING
    }
}
