package dev.slipway.blueprint;

import dev.slipway.stack.Colour;

import java.util.List;

/**
 * How one of the two services fares at a moment.
 *
 * @param present whether it is there at all
 * @param targets how many tasks the load balancer knows
 * @param troubles what is wrong with those that are not healthy, each reason once
 * @param tasks the ids of the tasks that run
 */
public record ServiceHealth(
        Colour colour,
        String name,
        boolean present,
        int running,
        int desired,
        int healthy,
        int targets,
        List<String> troubles,
        List<String> tasks) {
    public ServiceHealth {
        troubles = List.copyOf(troubles);
        tasks = List.copyOf(tasks);
    }

    static ServiceHealth absent(Colour colour, String name) {
        return new ServiceHealth(colour, name, false, 0, 0, 0, 0, List.of(), List.of());
    }

    /** Whether all that should run runs, and is healthy. */
    public boolean isWell() {
        return present && running >= desired && healthy >= desired;
    }
}
