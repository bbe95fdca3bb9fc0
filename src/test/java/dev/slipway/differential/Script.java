package dev.slipway.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls in their order.
 *
 * @param steps without those that only ask again what the product waits for
 */
record Script(List<Step> steps) {

    private record Look(String name, Object request) {}

    /**
     * Leaves out of a recording the looks that depend on which of two tasks was quicker. Of those
     * that a phase repeats, its plan's first ones and its last ones tell how things were before and
     * became.
     *
     * @param phases what the product did one after the other, such as apply and destroy
     */
    static Script of(List<List<Step>> phases) {
        return new Script(phases.stream().flatMap(phase -> kept(phase).stream()).toList());
    }

    private static List<Step> kept(List<Step> phase) {
        List<Step> kept = new ArrayList<>();
        Map<Look, Step> first = new LinkedHashMap<>();
        Map<Look, Step> last = new LinkedHashMap<>();
        boolean planning = true;
        for (Step step : phase) {
            planning &= !step.mutating();
            if (!step.mutating()) {
                Look look = new Look(step.name(), step.request());
                if (planning) {
                    first.putIfAbsent(look, step);
                }
                last.put(look, step);
            }
        }
        for (Step step : phase) {
            Look look = new Look(step.name(), step.request());
            if (step.mutating() || first.get(look) == step || last.get(look) == step) {
                kept.add(step);
            }
        }
        return kept;
    }
}
