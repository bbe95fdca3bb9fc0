package dev.slipway.sandbox.ecs;

import software.amazon.awssdk.services.ecs.model.TaskDefinition;

import java.time.Duration;

/**
 * How the tasks of a definition fare, as the names of their images say.
 *
 * @param running how long after its start a task runs
 * @param ends how long after its start it stops by itself; null if it goes on
 * @param healthy whether it passes the load balancer's checks
 */
record Behaviour(Duration running, Duration ends, boolean healthy, String reason, Integer exit) {
    private static final Duration USUAL = Duration.ofSeconds(30);

    /** What its container writes before it ends by itself. */
    String lastWords() {
        return "Error: DATABASE_URL is not set";
    }

    static Behaviour of(TaskDefinition definition) {
        String images =
                String.join(
                        " ",
                        definition.containerDefinitions().stream().map(c -> c.image()).toList());
        if (images.contains("missing")) {
            return new Behaviour(
                    null,
                    Duration.ofSeconds(20),
                    false,
                    "CannotPullContainerError: pull image manifest has been retried 1 time(s): "
                            + images
                            + ": not found",
                    null);
        }
        if (images.contains("crash")) {
            return new Behaviour(
                    null, USUAL.plusSeconds(5), false, "Essential container in task exited", 1);
        }
        if (images.contains("unhealthy")) {
            return new Behaviour(USUAL, null, false, null, null);
        }
        if (images.contains("slow")) {
            return new Behaviour(Duration.ofMinutes(2), null, true, null, null);
        }
        return new Behaviour(USUAL, null, true, null, null);
    }
}
