package dev.slipway.cli;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Action;
import dev.slipway.engine.Json;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PropertyChange;
import dev.slipway.engine.Step;
import dev.slipway.engine.Verb;

import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Style;

import java.util.List;
import java.util.Map;

/** Shows what there is of a stack, where it drifted, and its outputs. */
@Command(
        name = "status",
        description = "Show what there is of the stack, where it drifted, and its outputs.")
final class StatusCommand extends StackCommand {
    private record Status(
            String type, String stack, List<ResourceLine> resources, Map<String, String> outputs) {}

    private record ResourceLine(
            String address, String name, String id, String state, List<String> drift) {}

    StatusCommand(Terminal terminal, Deployments deployments) {
        super(terminal, deployments);
    }

    @Override
    int run(Deployment deployment) {
        Plan plan = deployment.plan(Verb.APPLY);
        List<ResourceLine> lines =
                plan.steps().stream()
                        .filter(step -> step.action() != Action.FORGET)
                        .map(StatusCommand::line)
                        .toList();
        if (json) {
            terminal.out()
                    .println(
                            Json.mapper()
                                    .writeValueAsString(
                                            new Status(
                                                    "Status",
                                                    plan.stack(),
                                                    lines,
                                                    deployment.outputs())));
        } else {
            print(lines);
            new OutputsPrinter(terminal).print(deployment, false);
        }
        plan.conflicts().forEach(tell::failure);
        return plan.conflicts().isEmpty() ? NOTHING_TO_DO : ERROR;
    }

    private void print(List<ResourceLine> lines) {
        int width = lines.stream().mapToInt(l -> l.state().length()).max().orElse(0);
        for (ResourceLine line : lines) {
            Style style =
                    switch (line.state()) {
                        case "ok" -> Style.fg_green;
                        case "missing" -> Style.fg_red;
                        default -> Style.fg_yellow;
                    };
            terminal.out()
                    .println(
                            terminal.styled(String.format("%-" + width + "s", line.state()), style)
                                    + "  "
                                    + line.address()
                                    + "  "
                                    + terminal.styled(line.id(), Style.faint));
            line.drift().forEach(text -> terminal.out().println("      " + text));
        }
        terminal.out().println();
    }

    private static ResourceLine line(Step<?> step) {
        return new ResourceLine(
                step.address().toString(),
                step.label(),
                step.live().map(live -> live.id()).orElse(""),
                state(step),
                step.changes().all().stream()
                        .filter(change -> step.live().isPresent())
                        .map(StatusCommand::text)
                        .toList());
    }

    private static String state(Step<?> step) {
        if (step.live().isEmpty()) {
            return step.entry().isPresent() ? "missing" : "not created";
        }
        boolean drifted =
                step.changes().all().stream()
                        .anyMatch(
                                c ->
                                        c.reason() == PropertyChange.Reason.DRIFTED
                                                || c.reason() == PropertyChange.Reason.BOTH);
        if (drifted) {
            return "drifted";
        }
        return switch (step.action()) {
            case NONE, ADOPT -> "ok";
            case RESUME -> "not ready";
            default -> "to change";
        };
    }

    private static String text(PropertyChange change) {
        return change.path()
                + ": "
                + change.live().map(Object::toString).orElse("(none)")
                + ", described as "
                + change.desired().map(Object::toString).orElse("(none)");
    }
}
