package dev.slipway.stack;

import java.util.Optional;

/**
 * One ECS service: one of the two sides of a release.
 *
 * @param name at most 255 letters, digits, hyphens and underscores; also the task family
 * @param desiredCount tasks when the stack is created; autoscaling may move it later
 * @param logGroup the CloudWatch log group of the application's output
 * @param healthCheckGracePeriodSeconds in which a starting task is not judged by the load balancer
 */
public record Service(
        String name,
        Container container,
        FargateSize size,
        Architecture architecture,
        int desiredCount,
        CapacitySplit capacity,
        TargetGroup targetGroup,
        int healthCheckGracePeriodSeconds,
        String logGroup,
        Optional<Autoscaling> autoscaling) {

    /** The tasks to expect on each kind of capacity at the desired count. */
    public CapacitySplit.Split split() {
        return capacity.split(desiredCount);
    }

    public Service withName(String other) {
        return new Service(
                other,
                container,
                size,
                architecture,
                desiredCount,
                capacity,
                targetGroup,
                healthCheckGracePeriodSeconds,
                logGroup,
                autoscaling);
    }

    public Service withContainer(Container other) {
        return new Service(
                name,
                other,
                size,
                architecture,
                desiredCount,
                capacity,
                targetGroup,
                healthCheckGracePeriodSeconds,
                logGroup,
                autoscaling);
    }

    public Service withSize(FargateSize other) {
        return new Service(
                name,
                container,
                other,
                architecture,
                desiredCount,
                capacity,
                targetGroup,
                healthCheckGracePeriodSeconds,
                logGroup,
                autoscaling);
    }

    public Service withDesiredCount(int other) {
        return new Service(
                name,
                container,
                size,
                architecture,
                other,
                capacity,
                targetGroup,
                healthCheckGracePeriodSeconds,
                logGroup,
                autoscaling);
    }

    public Service withCapacity(CapacitySplit other) {
        return new Service(
                name,
                container,
                size,
                architecture,
                desiredCount,
                other,
                targetGroup,
                healthCheckGracePeriodSeconds,
                logGroup,
                autoscaling);
    }

    public Service withTargetGroup(TargetGroup other) {
        return new Service(
                name,
                container,
                size,
                architecture,
                desiredCount,
                capacity,
                other,
                healthCheckGracePeriodSeconds,
                logGroup,
                autoscaling);
    }

    public Service withLogGroup(String other) {
        return new Service(
                name,
                container,
                size,
                architecture,
                desiredCount,
                capacity,
                targetGroup,
                healthCheckGracePeriodSeconds,
                other,
                autoscaling);
    }

    public Service withAutoscaling(Optional<Autoscaling> other) {
        return new Service(
                name,
                container,
                size,
                architecture,
                desiredCount,
                capacity,
                targetGroup,
                healthCheckGracePeriodSeconds,
                logGroup,
                other);
    }
}
