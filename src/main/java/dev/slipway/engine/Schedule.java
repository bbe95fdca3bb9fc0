package dev.slipway.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which steps of a plan wait for which. What is kept waits for what it needs; what goes waits until
 * nothing needs it any more.
 */
final class Schedule {
    private final Map<String, Step<?>> steps = new LinkedHashMap<>();
    private final Map<String, Set<String>> predecessors = new LinkedHashMap<>();
    private final Map<Address, Set<Step<?>>> neededBy = new HashMap<>();
    private final Map<String, Duration> chains = new HashMap<>();

    Schedule(List<Step<?>> plan) {
        for (Step<?> step : plan) {
            steps.put(step.key(), step);
            needs(step)
                    .forEach(
                            a -> neededBy.computeIfAbsent(a, x -> new LinkedHashSet<>()).add(step));
        }
        Map<Address, Step<?>> parents = new HashMap<>();
        steps.values().stream()
                .filter(step -> step.action() == Action.DELETE && !step.withParent())
                .forEach(step -> parents.put(step.address(), step));
        for (Step<?> step : steps.values()) {
            predecessors.put(
                    step.key(),
                    step.action().keeps() ? beforeKeeping(step) : beforeRemoving(step, parents));
        }
        measure();
    }

    /** What a step needs now, and what it needed when it was last applied. */
    private static Set<Address> needs(Step<?> step) {
        Set<Address> all = new LinkedHashSet<>(step.dependencies());
        step.entry().ifPresent(entry -> all.addAll(entry.dependencies()));
        return all;
    }

    private Set<String> beforeKeeping(Step<?> step) {
        Set<String> before = new LinkedHashSet<>();
        for (Address dependency : step.dependencies()) {
            if (steps.containsKey(dependency.toString())) {
                before.add(dependency.toString());
            }
        }
        return before;
    }

    private Set<String> beforeRemoving(Step<?> step, Map<Address, Step<?>> parents) {
        Set<String> before = new LinkedHashSet<>();
        if (step.withParent()) {
            parentOf(step, parents).forEach(parent -> before.add(parent.key()));
            return before;
        }
        if (steps.containsKey(step.address().toString())) {
            before.add(step.address().toString());
        }
        addDependents(step, before);
        before.remove(step.key());
        return before;
    }

    /** A part that goes with this step is no obstacle, but whatever needs the part is. */
    private void addDependents(Step<?> step, Set<String> before) {
        for (Step<?> dependent : neededBy.getOrDefault(step.address(), Set.of())) {
            if (dependent.withParent() && isPartOf(dependent, step)) {
                addDependents(dependent, before);
            } else if (!dependent.withParent()) {
                before.add(dependent.key());
            }
        }
    }

    private static boolean isPartOf(Step<?> part, Step<?> whole) {
        return part.kind()
                .partOf()
                .filter(type -> type.getSimpleName().equals(whole.address().kind()))
                .isPresent();
    }

    private static Stream<Step<?>> parentOf(Step<?> part, Map<Address, Step<?>> removals) {
        return part.dependencies().stream()
                .filter(removals::containsKey)
                .<Step<?>>map(removals::get)
                .filter(whole -> isPartOf(part, whole))
                .limit(1);
    }

    Step<?> step(String key) {
        return steps.get(key);
    }

    /** Every step with the steps that must end before it starts. */
    Map<String, Set<String>> predecessors() {
        return predecessors;
    }

    /** How long this step and the longest chain after it usually take. */
    Duration chain(String key) {
        return chains.get(key);
    }

    /** How long the whole plan usually takes: its longest chain. */
    Duration expected() {
        return chains.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private void measure() {
        Map<String, Set<String>> successors = new HashMap<>();
        predecessors.forEach(
                (key, before) ->
                        before.forEach(
                                earlier ->
                                        successors
                                                .computeIfAbsent(
                                                        earlier, x -> new LinkedHashSet<>())
                                                .add(key)));
        steps.keySet().forEach(key -> measure(key, successors));
    }

    private Duration measure(String key, Map<String, Set<String>> successors) {
        Duration known = chains.get(key);
        if (known != null) {
            return known;
        }
        Duration longest = Duration.ZERO;
        for (String next : successors.getOrDefault(key, Set.of())) {
            Duration after = measure(next, successors);
            longest = after.compareTo(longest) > 0 ? after : longest;
        }
        Duration chain = longest.plus(steps.get(key).expected());
        chains.put(key, chain);
        return chain;
    }
}
