package dev.slipway.ui.apply;

import dev.slipway.engine.Action;
import dev.slipway.engine.Address;
import dev.slipway.engine.Plan;
import dev.slipway.engine.Step;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody agreed to.
 *
 * @param touched what may be changed
 * @param lost what of it may also be replaced or deleted
 */
record Agreement(Set<Address> touched, Set<Address> lost) {
    static Agreement to(Plan plan) {
        return new Agreement(
                plan.mutations().stream().map(Step::address).collect(Collectors.toSet()),
                plan.mutations().stream()
                        .filter(Agreement::loses)
                        .map(Step::address)
                        .collect(Collectors.toSet()));
    }

    private static boolean loses(Step<?> step) {
        return step.action() == Action.REPLACE || step.action() == Action.DELETE;
    }

    /** Whether a plan, made later, does nothing beyond it. */
    boolean covers(Plan plan) {
        return plan.conflicts().isEmpty()
                && plan.mutations().stream()
                        .allMatch(step -> (loses(step) ? lost : touched).contains(step.address()));
    }
}
