package dev.slipway.engine;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that Slipway remembers of a stack.
 *
 * @param version of the format; a newer Slipway may write a higher one
 */
public record State(int version, String stack, SortedMap<Address, Entry> entries) {
    /** The version that this Slipway reads and writes. */
    public static final int VERSION = 1;

    public static State empty(String stack) {
        return new State(VERSION, stack, new TreeMap<>());
    }

    public State {
        entries = new TreeMap<>(entries == null ? new TreeMap<>() : entries);
    }

    public Optional<Entry> entry(Address address) {
        return Optional.ofNullable(entries.get(address));
    }

    /** Whether an earlier run left something unfinished. */
    public boolean interrupted() {
        return entries.values().stream()
                .anyMatch(
                        entry ->
                                entry.status() != Entry.Status.READY || !entry.deposed().isEmpty());
    }

    /** This state after one more line of the journal; replaying a line twice changes nothing. */
    public State after(JournalRecord line) {
        SortedMap<Address, Entry> next = new TreeMap<>(entries);
        switch (line) {
            case JournalRecord.Intent(_, var action, var entry) -> {
                if (action != Action.DELETE) {
                    next.put(entry.address(), entry);
                }
            }
            case JournalRecord.Observed(_, var entry) -> next.put(entry.address(), entry);
            case JournalRecord.Ready(_, var entry) -> next.put(entry.address(), entry);
            case JournalRecord.Forgotten(_, var address, var identity, var id) ->
                    next.computeIfPresent(address, (_, entry) -> forget(entry, identity, id));
            case JournalRecord.Began _, JournalRecord.Failed _, JournalRecord.Ended _ -> {}
        }
        return new State(version, stack, next);
    }

    /** The entry without what is gone, which may be a predecessor; null if nothing is left. */
    private static Entry forget(Entry entry, String identity, String id) {
        List<Entry> left =
                entry.deposed().stream().filter(old -> !matches(old, identity, id)).toList();
        if (left.size() < entry.deposed().size()) {
            return entry.withDeposed(left);
        }
        return matches(entry, identity, id) ? null : entry;
    }

    private static boolean matches(Entry entry, String identity, String id) {
        return entry.identity().equals(identity) && entry.id().orElse("").equals(id);
    }
}
