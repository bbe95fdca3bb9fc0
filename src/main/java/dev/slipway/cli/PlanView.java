package dev.slipway.cli;

import dev.slipway.blueprint.Check;
import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Json;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PropertyChange;
import dev.slipway.engine.Step;

import java.util.List;
import java.util.Optional;

/** A plan with everything that is told beside it. */
record PlanView(Deployment deployment, Plan plan, List<Check> checks) {

    private record Line(
            String type,
            String stack,
            String verb,
            String account,
            String region,
            boolean empty,
            List<StepLine> steps,
            List<Check> checks,
            List<Failure> conflicts,
            double monthlyCostUsd) {}

    private record StepLine(
            String address,
            String kind,
            String name,
            String action,
            List<ChangeLine> changes,
            List<ChangeLine> observed,
            Optional<String> note) {}

    private record ChangeLine(String path, String from, String to, String reason) {}

    /** The plan as one line of JSON. */
    String json() {
        return Json.mapper()
                .writeValueAsString(
                        new Line(
                                "Plan",
                                plan.stack(),
                                plan.verb().name(),
                                deployment.identity().accountId(),
                                deployment.stack().region(),
                                plan.isEmpty(),
                                plan.steps().stream().map(PlanView::line).toList(),
                                checks,
                                plan.conflicts(),
                                deployment.cost().monthlyUsd()));
    }

    private static StepLine line(Step<?> step) {
        return new StepLine(
                step.address().toString(),
                step.kind().name(),
                step.label(),
                step.action().name(),
                step.changes().all().stream().map(PlanView::line).toList(),
                step.observed().stream().map(PlanView::line).toList(),
                step.note());
    }

    private static ChangeLine line(PropertyChange change) {
        return new ChangeLine(
                change.path(),
                change.live().map(Object::toString).orElse(null),
                change.desired().map(Object::toString).orElse(null),
                change.reason().name());
    }
}
