package dev.slipway.interop;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** What {@code slipway plan --json} wrote. */
record PlanJson(JsonNode root) {
    static PlanJson of(SlipwayProcess.Ended ended) {
        return new PlanJson(JsonMapper.shared().readTree(ended.out()));
    }

    /** Every changed property, as {@code address path}. */
    List<String> changes() {
        return root.required("steps")
                .valueStream()
                .flatMap(
                        step ->
                                step.required("changes")
                                        .valueStream()
                                        .map(
                                                change ->
                                                        step.required("address").asString()
                                                                + " "
                                                                + change.required("path")
                                                                        .asString()))
                .toList();
    }

    int resources() {
        return root.required("steps").size();
    }

    /** The addresses of all steps with this action. */
    List<String> addresses(String action) {
        return root.required("steps")
                .valueStream()
                .filter(step -> step.required("action").asString().equals(action))
                .map(step -> step.required("address").asString())
                .toList();
    }
}
