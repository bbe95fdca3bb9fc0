package dev.slipway.ui.apply;

import dev.slipway.engine.Action;
import dev.slipway.engine.Address;
import dev.slipway.engine.Plan;
import dev.slipway.engine.Step;
import dev.slipway.engine.Verb;
import dev.slipway.ui.common.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much of what a plan does. A replacement counts once, though it deletes something too.
 *
 * @param taken what is there already and only has to be waited for or remembered
 */
record Tally(long create, long change, long replace, long delete, long taken, long unchanged) {

    static Tally of(Plan plan) {
        Set<Address> replaced =
                plan.steps().stream()
                        .filter(step -> step.action() == Action.REPLACE)
                        .map(Step::address)
                        .collect(Collectors.toSet());
        return new Tally(
                count(plan, Action.CREATE),
                count(plan, Action.UPDATE, Action.REVISE),
                count(plan, Action.REPLACE),
                plan.steps().stream()
                        .filter(step -> step.action() == Action.DELETE)
                        .filter(step -> !replaced.contains(step.address()))
                        .count(),
                count(plan, Action.ADOPT, Action.RESUME, Action.FORGET),
                count(plan, Action.NONE));
    }

    private static long count(Plan plan, Action... actions) {
        Set<Action> wanted = Set.of(actions);
        return plan.steps().stream().filter(step -> wanted.contains(step.action())).count();
    }

    long changes() {
        return create + change + replace + delete;
    }

    /** Whether something that is there now will not be there afterwards. */
    boolean isGrave() {
        return replace + delete > 0;
    }

    /** "41 to create · 2 to change". */
    String summary(Texts texts) {
        List<String> parts = new ArrayList<>();
        add(parts, texts.get("review.replace", replace), replace);
        add(parts, texts.get("review.delete", delete), delete);
        add(parts, texts.get("review.create", create), create);
        add(parts, texts.get("review.change", change), change);
        add(parts, texts.get("review.taken", taken), taken);
        add(parts, texts.get("review.unchanged", unchanged), unchanged);
        return String.join(" · ", parts);
    }

    private static void add(List<String> parts, String text, long count) {
        if (count > 0) {
            parts.add(text);
        }
    }

    /** What agreeing to the plan is called. */
    String consent(Texts texts, Verb verb) {
        if (changes() == 0) {
            return verb == Verb.DESTROY
                    ? texts.get("review.go.forget", taken)
                    : texts.get("review.go.take", taken);
        }
        if (create == changes()) {
            return texts.get("review.go.create", create);
        }
        if (delete == changes()) {
            return texts.get("review.go.delete", delete);
        }
        return texts.get("review.go.change", changes());
    }
}
