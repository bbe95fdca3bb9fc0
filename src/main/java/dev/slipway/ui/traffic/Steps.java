package dev.slipway.ui.traffic;

import dev.slipway.engine.Address;
import dev.slipway.engine.EngineEvent;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a run does at the moment, in a line. */
final class Steps {
    private final Map<Address, String> titles = new HashMap<>();

    /** Empty if nothing worth a line has happened. */
    Optional<String> told(EngineEvent event) {
        return switch (event) {
            case EngineEvent.StepStarted step -> {
                titles.put(step.address(), step.title());
                yield Optional.of(step.title());
            }
            case EngineEvent.StepWaiting wait ->
                    Optional.of(
                            titles.getOrDefault(wait.address(), wait.address().toString())
                                    + ": "
                                    + wait.reason());
            default -> Optional.empty();
        };
    }
}
