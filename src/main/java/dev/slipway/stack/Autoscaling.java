package dev.slipway.stack;

import java.util.OptionalInt;

/**
 * Target tracking: tasks are added and removed to keep a service's average load near a target.
 *
 * @param minTasks never fewer
 * @param maxTasks never more
 * @param cpuPercent target of the average CPU utilisation, 1 to 100
 * @param memoryPercent target of the average memory utilisation, 1 to 100
 */
public record Autoscaling(
        int minTasks, int maxTasks, OptionalInt cpuPercent, OptionalInt memoryPercent) {}
