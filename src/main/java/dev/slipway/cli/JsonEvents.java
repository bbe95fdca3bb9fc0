package dev.slipway.cli;

import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.Json;

import tools.jackson.databind.ObjectWriter;

import java.io.PrintStream;
import java.util.function.Consumer;

/** Writes each event as a line of JSON. */
final class JsonEvents implements Consumer<EngineEvent> {
    private final PrintStream out;
    private final ObjectWriter json = Json.mapper().writerFor(EngineEvent.class);

    JsonEvents(PrintStream out) {
        this.out = out;
    }

    @Override
    public void accept(EngineEvent event) {
        out.println(json.writeValueAsString(event));
    }
}
