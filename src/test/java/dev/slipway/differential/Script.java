package dev.slipway.differential;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Calls in their order.
 *
 * @param steps without those whose answer depends on the moment
 */
record Script(List<Step> steps) {

    private record Look(String name, Object request) {}

    /** What is done one after the other. */
    sealed interface Phase {
        List<Step> steps();

        /** What the product did, such as apply; it begins with a plan. */
        record Product(List<Step> steps) implements Phase {}

        /** What was said word by word. */
        record Written(List<Step> steps) implements Phase {}
    }

    /**
     * Leaves out of what the product did the looks at what is under way: how often and at how much
     * at once it looks then is partly chance. What it asks only then, such as after an operation of
     * Cloud Map, is kept once, as it ended.
     */
    static Script of(List<Phase> phases) {
        Set<String> planned =
                phases.stream()
                        .filter(Phase.Product.class::isInstance)
                        .flatMap(phase -> planning(phase.steps()).stream())
                        .map(Step::name)
                        .collect(Collectors.toSet());
        return new Script(
                phases.stream()
                        .flatMap(
                                phase ->
                                        switch (phase) {
                                            case Phase.Product(var steps) ->
                                                    kept(steps, planned).stream();
                                            case Phase.Written(var steps) -> steps.stream();
                                        })
                        .toList());
    }

    /** The looks before the first change. */
    private static List<Step> planning(List<Step> phase) {
        return phase.stream().takeWhile(step -> !step.mutating()).toList();
    }

    private static List<Step> kept(List<Step> phase, Set<String> planned) {
        Map<Look, Step> looks = new LinkedHashMap<>();
        planning(phase).forEach(step -> looks.putIfAbsent(look(step), step));
        phase.stream()
                .filter(step -> !step.mutating() && !planned.contains(step.name()))
                .forEach(step -> looks.put(look(step), step));
        return phase.stream()
                .filter(step -> step.mutating() || looks.get(look(step)) == step)
                .toList();
    }

    private static Look look(Step step) {
        return new Look(step.name(), step.request());
    }
}
