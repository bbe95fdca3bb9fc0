package dev.slipway.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What will be done with every resource of a stack, and what stands against it.
 *
 * @param conflicts why the plan cannot be applied; nothing is done while there are any
 */
public record Plan(String stack, Verb verb, List<Step<?>> steps, List<Failure> conflicts) {
    public Plan {
        steps = List.copyOf(steps);
        conflicts = List.copyOf(conflicts);
    }

    /** How many steps there are of each action. */
    public Map<Action, Long> counts() {
        return steps.stream()
                .collect(Collectors.groupingBy(Step::action, TreeMap::new, Collectors.counting()));
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return steps.stream().allMatch(step -> step.action() == Action.NONE);
    }

    /** The steps that change the account. */
    public List<Step<?>> mutations() {
        return steps.stream().filter(step -> step.action().mutates()).toList();
    }

    /**
     * This plan for some addresses alone. What it would do with the others is left undone: those
     * that are there serve as they are, with their changes among what is observed. It is a conflict
     * if one of these needs another that is not there.
     */
    public Plan only(Predicate<Address> wanted) {
        List<Step<?>> some = new ArrayList<>();
        for (Step<?> step : steps) {
            if (wanted.test(step.address())) {
                some.add(step);
            } else if (step.action().keeps() && step.live().isPresent()) {
                some.add(step.left());
            }
        }
        Set<Address> there = some.stream().map(Step::address).collect(Collectors.toSet());
        List<Failure> against = new ArrayList<>(conflicts);
        against.removeIf(conflict -> conflict.address().filter(wanted.negate()).isPresent());
        for (Step<?> step : some) {
            if (step.action().keeps() && wanted.test(step.address())) {
                step.dependencies().stream()
                        .filter(need -> !there.contains(need) && !wanted.test(need))
                        .map(need -> missing(step, need))
                        .forEach(against::add);
            }
        }
        return new Plan(stack, verb, some, against);
    }

    private static Failure missing(Step<?> step, Address need) {
        return Failure.of(
                        "planning the " + step.title(),
                        "It needs " + need + ", which is not there, or not ours.",
                        "Apply the whole stack first.")
                .at(step.address());
    }

    /** Every step, by its key, with the keys of the steps that must end before it starts. */
    public Map<String, Set<String>> order() {
        return new Schedule(steps).predecessors();
    }

    /**
     * Whether both would change the same in the account, so that who agreed to one agreed to the
     * other.
     */
    public boolean doesTheSameAs(Plan other) {
        return verb == other.verb && deeds().equals(other.deeds());
    }

    private record Deed(
            Action action,
            List<PropertyChange> changes,
            Map<String, String> tagsToSet,
            Set<String> tagsToRemove) {}

    private Map<String, Deed> deeds() {
        return mutations().stream()
                .collect(
                        Collectors.toMap(
                                Step::key,
                                step ->
                                        new Deed(
                                                step.action(),
                                                step.changes().all(),
                                                step.tagsToSet(),
                                                step.tagsToRemove())));
    }

    /** The steps under their headings. */
    public Map<Group, List<Step<?>>> byGroup() {
        Function<Step<?>, Group> group = step -> step.kind().group();
        return steps.stream()
                .collect(Collectors.groupingBy(group, TreeMap::new, Collectors.toList()));
    }
}
