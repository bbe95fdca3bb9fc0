package dev.slipway.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A line of the journal. Replaying the lines over the last snapshot gives the current state. */
public sealed interface JournalRecord {
    Instant at();

    /**
     * A run began.
     *
     * @param by who does it, as the account calls them
     * @param undoes the runs whose creations it deletes; empty for any other run
     */
    record Began(
            Instant at,
            String run,
            Verb verb,
            String stack,
            Optional<String> by,
            Set<String> undoes)
            implements JournalRecord {
        public Began {
            // An earlier Slipway did not write these.
            by = by == null ? Optional.empty() : by;
            undoes = undoes == null ? Set.of() : Set.copyOf(undoes);
        }
    }

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
