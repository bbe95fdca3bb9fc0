package dev.slipway.cli;

import dev.slipway.blueprint.Check;
import dev.slipway.engine.Action;
import dev.slipway.engine.Group;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PropertyChange;
import dev.slipway.engine.Step;
import dev.slipway.engine.Verb;

import picocli.CommandLine.Help.Ansi.Style;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints a plan: what changes under its headings, then the checks, the cost, and the summary last,
 * where a terminal leaves the eye.
 *
 * @param details whether every property of a new resource is listed
 */
record PlanPrinter(Terminal terminal, boolean details) {

    void print(PlanView view) {
        Plan plan = view.plan();
        plan.byGroup().forEach(this::printGroup);
        if (plan.verb() == Verb.APPLY && !plan.isEmpty()) {
            printChecks(view.checks());
            printCost(view);
        }
        terminal.out().println(summary(view));
    }

    private void printGroup(Group group, List<Step<?>> steps) {
        List<Step<?>> shown =
                steps.stream()
                        .filter(step -> step.action() != Action.NONE || !step.observed().isEmpty())
                        .toList();
        if (shown.isEmpty()) {
            return;
        }
        terminal.out().println(terminal.styled(group.title(), Style.bold));
        shown.forEach(this::printStep);
        terminal.out().println();
    }

    private void printStep(Step<?> step) {
        String sign = terminal.styled(step.action().sign(), styles(step.action()));
        terminal.out().printf("  %s %s", sign, step.title());
        if (step.action() == Action.REPLACE) {
            terminal.out().print(terminal.styled("  is replaced", styles(step.action())));
        }
        terminal.out().println(terminal.styled("  " + step.address(), Style.faint));
        step.note().ifPresent(note -> terminal.out().println("      " + note));
        if (step.action() != Action.CREATE || details) {
            step.changes().all().forEach(this::printChange);
        }
        step.observed().forEach(this::printChange);
        step.tagsToSet()
                .forEach(
                        (key, value) -> terminal.out().printf("      tags[%s] → %s%n", key, value));
        step.tagsToRemove()
                .forEach(key -> terminal.out().printf("      tags[%s] is removed%n", key));
    }

    private void printChange(PropertyChange change) {
        String from = change.live().map(Object::toString).orElse("(none)");
        String to = change.desired().map(Object::toString).orElse("(none)");
        String values =
                change.live().isEmpty() && change.reason() == PropertyChange.Reason.EDITED
                        ? to
                        : from + " → " + to;
        String why =
                change.reason() == PropertyChange.Reason.EDITED
                        ? ""
                        : "  (" + change.reason().text() + ")";
        String must =
                change.immutable() ? terminal.styled("  needs replacement", Style.fg_red) : "";
        terminal.out().println("      " + change.path() + ": " + values + why + must);
    }

    private void printChecks(List<Check> checks) {
        if (checks.isEmpty()) {
            return;
        }
        terminal.out().println(terminal.styled("Before anything is created", Style.bold));
        for (Check check : checks) {
            String result =
                    switch (check.result()) {
                        case OK -> terminal.styled("ok      ", Style.fg_green);
                        case WARNING -> terminal.styled("warning ", Style.fg_yellow);
                        case PROBLEM -> terminal.styled("problem ", Style.fg_red, Style.bold);
                    };
            terminal.out().println("  " + result + check.title() + ": " + check.finding());
            check.remedy().ifPresent(text -> terminal.out().println("          " + text));
        }
        terminal.out().println();
    }

    private void printCost(PlanView view) {
        var cost = view.deployment().cost();
        terminal.out()
                .println(
                        terminal.styled(
                                "About %.0f USD a month".formatted(cost.monthlyUsd()), Style.bold));
        cost.items()
                .forEach(
                        item ->
                                terminal.out()
                                        .printf(
                                                Locale.ROOT,
                                                "  %8.2f  %s%n",
                                                item.monthlyUsd(),
                                                item.text()));
        cost.assumptions()
                .forEach(text -> terminal.out().println(terminal.styled("  " + text, Style.faint)));
        terminal.out().println();
    }

    private String summary(PlanView view) {
        Plan plan = view.plan();
        String where =
                "%s in account %s, %s"
                        .formatted(
                                plan.stack(),
                                view.deployment().identity().accountId(),
                                view.deployment().stack().region());
        if (plan.isEmpty()) {
            return plan.verb() == Verb.APPLY
                    ? "Nothing to do: %s is as described (%d resources)."
                            .formatted(where, plan.steps().size())
                    : "Nothing to do: there is nothing of " + where + ".";
        }
        List<String> parts = new ArrayList<>();
        Map<Action, Long> counts = plan.counts();
        counts.forEach(
                (action, count) -> {
                    if (action != Action.NONE) {
                        parts.add(terminal.styled(count + " " + verb(action), styles(action)));
                    }
                });
        long same = counts.getOrDefault(Action.NONE, 0L);
        return terminal.styled("Plan for " + where + ": ", Style.bold)
                + String.join(", ", parts)
                + (same > 0 ? ", " + same + " unchanged" : "")
                + ".";
    }

    private static String verb(Action action) {
        return switch (action) {
            case NONE -> "unchanged";
            case ADOPT -> "to take back into the state";
            case RESUME -> "to wait for";
            case CREATE -> "to create";
            case UPDATE -> "to change";
            case REVISE -> "to revise";
            case REPLACE -> "to replace";
            case DELETE -> "to delete";
            case FORGET -> "to forget";
        };
    }

    private static Style[] styles(Action action) {
        return switch (action) {
            case CREATE -> new Style[] {Style.fg_green};
            case UPDATE, REVISE, RESUME -> new Style[] {Style.fg_yellow};
            case REPLACE, DELETE -> new Style[] {Style.fg_red, Style.bold};
            case NONE, ADOPT, FORGET -> new Style[] {Style.faint};
        };
    }
}
