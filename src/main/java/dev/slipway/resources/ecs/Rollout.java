package dev.slipway.resources.ecs;

import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges how far the roll-out that was asked for has come. The SDK's own waiter is content with any
 * stable service, also with one that was rolled back to what ran before.
 *
 * @param taskDefinition the ARN of the revision that is to run
 * @param deployment the id of the deployment that was submitted, where it is known
 */
public record Rollout(String taskDefinition, Optional<String> deployment) {

    /** How a roll-out stands. */
    public sealed interface Verdict {
        record Completed() implements Verdict {}

        /**
         * @param failedTasks how many tasks of the deployment did not start so far
         */
        record Underway(String text, int failedTasks) implements Verdict {}

        /** It will never complete, for the reason given in a full sentence. */
        record Failed(String why) implements Verdict {}
    }

    /**
     * An event of the service that means trouble.
     *
     * @param patience how long after the deployment began it may still pass by itself
     */
    private record Trouble(String fragment, Duration patience) {}

    /**
     * A role that was just created is not yet known to ECS, which tries again after about half a
     * minute (pulumi/pulumi-awsx#927); Spot capacity comes and goes. The most specific comes first.
     */
    private static final List<Trouble> TROUBLES =
            List.of(
                    new Trouble("unable to assume the role", Duration.ofSeconds(75)),
                    new Trouble("capacity is unavailable at this time", Duration.ofMinutes(10)),
                    new Trouble("unable to place a task", Duration.ZERO),
                    new Trouble("failed to launch a task", Duration.ofSeconds(75)),
                    new Trouble("unable to consistently start tasks successfully", Duration.ZERO));

    public Verdict judge(Service service) {
        Optional<Deployment> ours = of(service).filter(_ -> deployment.isPresent());
        if (ours.filter(Rollout::failed).isPresent()) {
            return new Verdict.Failed(sentence(ours.get().rolloutStateReason()));
        }
        Optional<Deployment> primary = primary(service);
        if (primary.isEmpty()) {
            return new Verdict.Underway("no deployment yet", 0);
        }
        Deployment current = primary.get();
        if (!current.taskDefinition().equals(taskDefinition)) {
            return new Verdict.Failed(
                    "The service runs %s instead of %s: the deployment was rolled back, or somebody"
                                    .formatted(
                                            shortName(current.taskDefinition()),
                                            shortName(taskDefinition))
                            + " deployed something else.");
        }
        if (deployment.filter(id -> !id.equals(current.id())).isPresent()) {
            return new Verdict.Failed(
                    "Another deployment of the same revision took the place of ours: it was rolled"
                            + " back, or somebody forced a new one.");
        }
        return judge(service, current);
    }

    private static Verdict judge(Service service, Deployment current) {
        if (failed(current)) {
            return new Verdict.Failed(sentence(current.rolloutStateReason()));
        }
        if (current.rolloutState() == DeploymentRolloutState.COMPLETED && isWhole(current)) {
            return new Verdict.Completed();
        }
        return trouble(service, current.createdAt())
                .<Verdict>map(event -> new Verdict.Failed(sentence(event.message())))
                .orElseGet(
                        () ->
                                new Verdict.Underway(
                                        progress(current), orZero(current.failedTasks())));
    }

    /** The deployment of the revision that is to run, also if another has taken its place. */
    Optional<Deployment> of(Service service) {
        return service.deployments().stream()
                .filter(
                        each ->
                                deployment.isPresent()
                                        ? each.id().equals(deployment.get())
                                        : each.taskDefinition().equals(taskDefinition))
                .findFirst();
    }

    int failedTasks(Service service) {
        return of(service).map(each -> orZero(each.failedTasks())).orElse(0);
    }

    /** Another number of tasks starts no deployment: the one that has completed stays so. */
    private static boolean isWhole(Deployment current) {
        return orZero(current.runningCount()) >= orZero(current.desiredCount());
    }

    private static Optional<ServiceEvent> trouble(Service service, Instant since) {
        return service.events().stream().filter(event -> isFinal(event, since)).findFirst();
    }

    private static boolean isFinal(ServiceEvent event, Instant since) {
        String message = event.message().toLowerCase(Locale.ROOT);
        return TROUBLES.stream()
                .filter(trouble -> message.contains(trouble.fragment))
                .findFirst()
                .filter(trouble -> !event.createdAt().isBefore(since.plus(trouble.patience)))
                .isPresent();
    }

    private static boolean failed(Deployment deployment) {
        return deployment.rolloutState() == DeploymentRolloutState.FAILED;
    }

    static Optional<Deployment> primary(Service service) {
        return service.deployments().stream()
                .filter(deployment -> "PRIMARY".equals(deployment.status()))
                .findFirst();
    }

    private static String progress(Deployment deployment) {
        int pending = orZero(deployment.pendingCount());
        int failed = orZero(deployment.failedTasks());
        return "%d of %d tasks run%s%s, deployment in progress"
                .formatted(
                        orZero(deployment.runningCount()),
                        orZero(deployment.desiredCount()),
                        pending > 0 ? ", %d pending".formatted(pending) : "",
                        failed > 0 ? ", %d failed".formatted(failed) : "");
    }

    static String draining(Service service) {
        int running = orZero(service.runningCount());
        return switch (running) {
            case 0 -> "the service is draining";
            case 1 -> "1 task is stopping";
            default -> running + " tasks are stopping";
        };
    }

    /** {@code family:revision} of an ARN. */
    static String shortName(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static String sentence(String reason) {
        String text = reason == null ? "The deployment failed" : reason.strip();
        return text.endsWith(".") ? text : text + ".";
    }

    static int orZero(Integer count) {
        return count == null ? 0 : count;
    }
}
