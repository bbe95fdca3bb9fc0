package dev.slipway.cli;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Json;

import picocli.CommandLine.Help.Ansi.Style;

import java.util.Map;

/** Prints what a stack gives to its user: the URL and the names to look for. */
record OutputsPrinter(Terminal terminal) {
    private record Line(String type, Map<String, String> outputs) {}

    void print(Deployment deployment, boolean json) {
        Map<String, String> outputs = deployment.outputs();
        if (json) {
            terminal.out().println(Json.mapper().writeValueAsString(new Line("Outputs", outputs)));
            return;
        }
        int width = outputs.keySet().stream().mapToInt(String::length).max().orElse(0);
        outputs.forEach(
                (name, value) ->
                        terminal.out()
                                .println(
                                        terminal.styled(
                                                        String.format("%-" + width + "s", name),
                                                        Style.bold)
                                                + "  "
                                                + value));
    }
}
