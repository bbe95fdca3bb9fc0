package dev.slipway.ui.apply;

import dev.slipway.engine.Action;
import dev.slipway.engine.Plan;
import dev.slipway.engine.Step;
import dev.slipway.engine.Verb;

/** What a run is for, as its user would say. */
public enum Purpose {
    CREATE,
    CHANGE,
    RELEASE,
    DESTROY,
    UNDO;

    /** What carrying a stack's plan out is for; to undo is never what was planned. */
    static Purpose of(Plan plan) {
        if (plan.verb() == Verb.DESTROY) {
            return DESTROY;
        }
        boolean isNew =
                plan.steps().stream()
                        .map(Step::action)
                        .allMatch(action -> action == Action.CREATE || action == Action.RESUME);
        return isNew ? CREATE : CHANGE;
    }
}
