package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Rolling deployments: new tasks before old ones within the limits, and the circuit breaker. */
final class Rollouts {
    private static final int EVENTS_KEPT = 100;
    private static final Duration ROLE_RETRY = Duration.ofSeconds(30);

    /** Tasks that never ran are tried again ever more seldom; how fast that grows is a guess. */
    private static final Duration FIRST_DELAY = Duration.ofSeconds(15);

    /** From the documentation of the service throttle logic. */
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(27);

    private final World world;
    private final Launcher launcher;
    private final Definitions definitions;

    Rollouts(World world, Launcher launcher, Definitions definitions) {
        this.world = world;
        this.launcher = launcher;
        this.definitions = definitions;
    }

    /** Puts a new primary deployment in front of the others; what held up the old one is over. */
    void begin(RunningService service, String definition) {
        service.deployments.replaceAll(each -> each.toBuilder().status("ACTIVE").build());
        service.deployments.addFirst(
                Deployment.builder()
                        .id("ecs-svc/" + world.ids().decimal(19, "deployment", service.arn()))
                        .status("PRIMARY")
                        .taskDefinition(definition)
                        .failedTasks(0)
                        .createdAt(world.now())
                        .updatedAt(world.now())
                        .rolloutState(DeploymentRolloutState.IN_PROGRESS)
                        .rolloutStateReason("ECS deployment in progress.")
                        .build());
        service.service = service.service.toBuilder().taskDefinition(definition).build();
        service.heldUntil = null;
    }

    /** Takes a service one step further. */
    void go(RunningService service) {
        judge(service);
        start(service);
        retire(service);
        complete(service);
    }

    /** Notes that a task did not come up or did not stay. */
    void failed(RunningService service, RunningTask task) {
        service.deployments.replaceAll(
                each ->
                        each.id().equals(task.deployment)
                                ? each.toBuilder().failedTasks(each.failedTasks() + 1).build()
                                : each);
        int failures = service.primary().failedTasks();
        if (task.running == null && task.deployment.equals(service.primary().id())) {
            service.heldUntil = world.in(delay(failures));
            if (failures == 3) {
                say(service, "is unable to consistently start tasks successfully.");
            }
        }
    }

    private static Duration delay(int failures) {
        Duration doubled = FIRST_DELAY.multipliedBy(1L << Math.clamp(failures - 3, 0, 10));
        return failures < 3
                ? Duration.ZERO
                : doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
    }

    /** The circuit breaker: half of the desired tasks, but at least 3 and at most 200. */
    private void judge(RunningService service) {
        Deployment primary = service.primary();
        var breaker = service.service.deploymentConfiguration().deploymentCircuitBreaker();
        int threshold = Math.clamp((service.desired() + 1) / 2, 3, 200);
        if (breaker == null
                || !Boolean.TRUE.equals(breaker.enable())
                || !service.isRollingOut()
                || primary.failedTasks() < threshold) {
            return;
        }
        service.deployments.set(
                0,
                primary.toBuilder()
                        .rolloutState(DeploymentRolloutState.FAILED)
                        .rolloutStateReason(
                                "ECS deployment circuit breaker: tasks failed to start.")
                        .build());
        say(service, "(deployment " + primary.id() + ") deployment failed: tasks failed to start.");
        if (Boolean.TRUE.equals(breaker.rollback()) && service.lastGood != null) {
            begin(service, service.lastGood);
            say(service, "rolling back to deployment " + service.primary().id() + ".");
        }
    }

    private void start(RunningService service) {
        Deployment primary = service.primary();
        TaskDefinition definition = definitions.require(primary.taskDefinition());
        boolean held = service.heldUntil != null && !world.isPast(service.heldUntil);
        if (held || primary.rolloutState() == DeploymentRolloutState.FAILED) {
            return;
        }
        int most = Math.max(percent(service).maximumPercent() * service.desired() / 100, 1);
        while (service.wanted(primary).count() < service.desired()
                && service.alive().count() < most) {
            Optional<String> stranger = launcher.strangeRole(definition);
            if (stranger.isPresent()) {
                service.heldUntil = world.in(ROLE_RETRY);
                say(
                        service,
                        "failed to launch a task with (error ECS was unable to assume the role '"
                                + stranger.get()
                                + "' that was provided for this task.).");
                return;
            }
            RunningTask task = launcher.start(service, definition);
            service.tasks.add(task);
            service.changed = world.now();
            say(service, "has started 1 tasks: (task " + task.id() + ").");
        }
    }

    private static DeploymentConfiguration percent(RunningService service) {
        return service.service.deploymentConfiguration();
    }

    /** Lets go of tasks of old deployments, and of ones too many, while enough others serve. */
    private void retire(RunningService service) {
        Deployment primary = service.primary();
        String why = "Scaling activity initiated by (deployment " + primary.id() + ")";
        int least = (percent(service).minimumHealthyPercent() * service.desired() + 99) / 100;
        List<RunningTask> old =
                service.tasks.stream()
                        .filter(RunningTask::isWanted)
                        .filter(task -> !task.deployment.equals(primary.id()))
                        .toList();
        for (RunningTask task : old) {
            if (!isServing(task) || serving(service) > least) {
                leave(task, why);
            }
        }
        service.wanted(primary).skip(service.desired()).toList().forEach(task -> leave(task, why));
    }

    /** Takes a task out of its target groups; it stops when they have drained. */
    void leave(RunningTask task, String why) {
        if (!task.isWanted()) {
            return;
        }
        task.reason = why;
        task.leaving = world.now();
        launcher.deregister(task);
        if (launcher.isDrained(task)) {
            launcher.stop(task, why, 0);
        }
    }

    private void complete(RunningService service) {
        Deployment primary = service.primary();
        int desired = service.desired();
        boolean whole =
                serving(service) == desired
                        && service.alive().count() == desired
                        && service.wanted(primary).count() == desired;
        if (!whole || primary.rolloutState() == DeploymentRolloutState.FAILED) {
            return;
        }
        if (service.isRollingOut()) {
            say(service, "has reached a steady state.");
        }
        service.deployments.clear();
        service.deployments.add(
                primary.toBuilder()
                        .rolloutState(DeploymentRolloutState.COMPLETED)
                        .rolloutStateReason("ECS deployment " + primary.id() + " completed.")
                        .build());
        service.lastGood = primary.taskDefinition();
    }

    private boolean isServing(RunningTask task) {
        return task.isWanted() && task.running != null && launcher.isHealthy(task);
    }

    private long serving(RunningService service) {
        return service.tasks.stream().filter(this::isServing).count();
    }

    private void say(RunningService service, String text) {
        service.events.addFirst(
                ServiceEvent.builder()
                        .id(world.ids().uuid("event", service.arn()))
                        .createdAt(world.now())
                        .message("(service " + service.service.serviceName() + ") " + text)
                        .build());
        while (service.events.size() > EVENTS_KEPT) {
            service.events.removeLast();
        }
    }
}
