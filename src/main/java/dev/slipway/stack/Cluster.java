package dev.slipway.stack;

/**
 * The ECS cluster of the stack.
 *
 * @param namespace the Cloud Map HTTP namespace in which its services find each other
 */
public record Cluster(String name, ContainerInsights containerInsights, String namespace) {
    /** Where the sessions of execute-command are logged. */
    public String executeCommandLogGroup() {
        return "/aws/ecs/" + name;
    }
}
