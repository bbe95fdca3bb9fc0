package dev.slipway.cli;

import dev.slipway.engine.EngineEvent;
import dev.slipway.resources.ecs.RollingOut;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is new about services that roll out: what ECS says of them, and why their tasks stop. */
final class RolloutLines {
    private final Set<Object> told = new HashSet<>();

    /** Oldest first. */
    List<String> news(EngineEvent.StepLooked look) {
        return look.sight() instanceof RollingOut now
                ? Stream.concat(events(now), stopped(now)).toList()
                : List.of();
    }

    private Stream<String> events(RollingOut now) {
        return now.events().reversed().stream().filter(told::add).map(RollingOut.Event::text);
    }

    private Stream<String> stopped(RollingOut now) {
        return now.stopped().stream().filter(told::add).map(RolloutLines::line);
    }

    private static String line(RollingOut.Stopped why) {
        return "%d %s stopped: %s%s"
                .formatted(
                        why.tasks(),
                        why.tasks() == 1 ? "task" : "tasks",
                        why.reason(),
                        why.exitCode().isPresent()
                                ? " (exit code " + why.exitCode().getAsInt() + ")"
                                : "");
    }
}
