package dev.slipway.engine;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a run ended.
 *
 * @param outcomes by step, as {@link Step#key()} names them
 * @param outputs by address, of everything that is there and ready
 */
public record Summary(
        String run,
        Duration elapsed,
        SortedMap<String, Outcome> outcomes,
        SortedMap<Address, java.util.Map<String, String>> outputs) {
    public Summary {
        outcomes = new TreeMap<>(outcomes);
        outputs = new TreeMap<>(outputs);
    }

    /** Whether everything that was planned was done; what was kept on purpose counts as done. */
    public boolean complete() {
        return outcomes.values().stream()
                .allMatch(end -> end.succeeded() || end instanceof Outcome.Kept);
    }

    public List<Failure> failures() {
        return outcomes.values().stream()
                .filter(Outcome.Failed.class::isInstance)
                .map(end -> ((Outcome.Failed) end).failure())
                .toList();
    }

    public long count(Class<? extends Outcome> type) {
        return outcomes.values().stream().filter(type::isInstance).count();
    }
}
