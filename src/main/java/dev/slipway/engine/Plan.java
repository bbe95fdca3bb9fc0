package dev.slipway.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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

    /** The steps under their headings. */
    public Map<Group, List<Step<?>>> byGroup() {
        Function<Step<?>, Group> group = step -> step.kind().group();
        return steps.stream()
                .collect(Collectors.groupingBy(group, TreeMap::new, Collectors.toList()));
    }
}
