package dev.slipway.engine;

import java.time.Instant;

/** A line of the journal. Replaying the lines over the last snapshot gives the current state. */
public sealed interface JournalRecord {
    Instant at();

    /** A run began. */
    record Began(Instant at, String run, Verb verb, String stack) implements JournalRecord {}

    /** A call that changes the resource is about to be made. */
    record Intent(Instant at, Action action, Entry entry) implements JournalRecord {}

    /** The account said what it made of the call. */
    record Observed(Instant at, Entry entry) implements JournalRecord {}

    /** The resource is as desired and can be used. */
    record Ready(Instant at, Entry entry) implements JournalRecord {}

    /** The step did not succeed. */
    record Failed(Instant at, Address address, Failure failure) implements JournalRecord {}

    /** The resource no longer exists, or is no longer ours to keep in mind. */
    record Forgotten(Instant at, Address address, String identity, String id)
            implements JournalRecord {}

    /** The run came to its end. */
    record Ended(Instant at, String run, boolean complete) implements JournalRecord {}
}
