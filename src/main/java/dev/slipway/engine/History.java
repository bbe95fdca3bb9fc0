package dev.slipway.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What the journals of a stack's runs tell.
 *
 * @param runs oldest first
 */
public record History(List<Past> runs) {

    /** One run. */
    record Past(JournalRecord.Began began, List<JournalRecord> lines) {
        boolean complete() {
            return end().filter(JournalRecord.Ended::complete).isPresent();
        }

        Optional<JournalRecord.Ended> end() {
            return lines.stream()
                    .filter(JournalRecord.Ended.class::isInstance)
                    .map(JournalRecord.Ended.class::cast)
                    .findFirst();
        }
    }

    private record Deed(String kind, Action action) {}

    public History {
        runs = List.copyOf(runs);
    }

    static History of(StateStore store) {
        return new History(
                store.runs().stream()
                        .map(store::linesOf)
                        .flatMap(lines -> past(lines).stream())
                        .toList());
    }

    private static Optional<Past> past(List<JournalRecord> lines) {
        return lines.stream()
                .filter(JournalRecord.Began.class::isInstance)
                .map(JournalRecord.Began.class::cast)
                .findFirst()
                .map(began -> new Past(began, lines));
    }

    /**
     * What the last run was meant to do, if it did not come to the end of it. To undo is not to be
     * gone on with as if it was to destroy the whole stack, so it does not count.
     */
    public Optional<Verb> unfinished() {
        return runs.isEmpty() || runs.getLast().complete()
                ? Optional.empty()
                : Optional.of(runs.getLast().began())
                        .filter(last -> last.undoes().isEmpty())
                        .map(JournalRecord.Began::verb);
    }

    /**
     * The runs, oldest first.
     *
     * @param words what a person calls a resource of a kind
     */
    List<PastRun> past(UnaryOperator<String> words) {
        return runs.stream().map(run -> PastRun.of(run, words)).toList();
    }

    /** The id of the last run, if there was one. */
    public Optional<String> last() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast().began().run());
    }

    /** What these runs began to create. */
    public Set<Address> created(Set<String> ids) {
        Set<Address> created = new TreeSet<>();
        runs.stream()
                .filter(run -> ids.contains(run.began().run()))
                .flatMap(run -> run.lines().stream())
                .forEach(
                        line -> {
                            if (line instanceof JournalRecord.Intent(_, var action, var entry)
                                    && action == Action.CREATE) {
                                created.add(entry.address());
                            }
                        });
        return created;
    }

    /** How long steps took, the last time that one of their kind and action was done. */
    public Durations durations() {
        Map<Deed, Duration> took = new HashMap<>();
        for (Past run : runs) {
            Map<Address, JournalRecord.Intent> begun = new HashMap<>();
            for (JournalRecord line : run.lines()) {
                switch (line) {
                    case JournalRecord.Intent intent -> begun.put(intent.entry().address(), intent);
                    case JournalRecord.Ready ready ->
                            note(begun.remove(ready.entry().address()), ready.at(), took);
                    case JournalRecord.Forgotten gone ->
                            note(begun.remove(gone.address()), gone.at(), took);
                    default -> {}
                }
            }
        }
        return new Durations(took);
    }

    private static void note(JournalRecord.Intent intent, Instant end, Map<Deed, Duration> took) {
        if (intent != null) {
            took.put(
                    new Deed(intent.entry().address().kind(), intent.action()),
                    Duration.between(intent.at(), end));
        }
    }

    /** How long steps took before. */
    public static final class Durations {
        private final Map<Deed, Duration> took;

        private Durations(Map<Deed, Duration> took) {
            this.took = Map.copyOf(took);
        }

        /** Nothing was done before. */
        public static Durations none() {
            return new Durations(Map.of());
        }

        /** How long the step will probably take: as the last of its like, or as is usual. */
        public Duration of(Step<?> step, Time time) {
            Duration usual = time.usually(step.expected());
            return usual.isZero()
                    ? usual
                    : took.getOrDefault(new Deed(step.address().kind(), step.action()), usual);
        }
    }
}
