package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.world.Agenda;
import dev.slipway.sandbox.world.World;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks after the services, as long as there is something to do for one. */
final class Fleet implements Agenda, Sizes {
    private static final Duration TICK = Duration.ofSeconds(5);
    private static final Duration SELDOM = Duration.ofMinutes(1);

    /** After that long without any change, a service that is not settled is seldom looked at. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration TASK_KEPT = Duration.ofHours(1);

    private final World world;
    private final Launcher launcher;
    private final Rollouts rollouts;
    private final Map<String, RunningService> all = new LinkedHashMap<>();
    private Instant last;

    Fleet(World world, Launcher launcher, Definitions definitions) {
        this.world = world;
        this.launcher = launcher;
        this.rollouts = new Rollouts(world, launcher, definitions);
        definitions.usedWhen(this::runs);
    }

    private boolean runs(String definition) {
        return all.values().stream()
                .anyMatch(
                        service ->
                                service.deployments.stream()
                                                .anyMatch(
                                                        each ->
                                                                each.taskDefinition()
                                                                        .equals(definition))
                                        || service.alive()
                                                .anyMatch(
                                                        task ->
                                                                task.definition
                                                                        .taskDefinitionArn()
                                                                        .equals(definition)));
    }

    /** By ARN. */
    Map<String, RunningService> all() {
        return all;
    }

    /** The services of a cluster that are not gone. */
    List<RunningService> of(String cluster) {
        return all.values().stream()
                .filter(service -> service.service.clusterArn().equals(cluster))
                .filter(service -> !service.is("INACTIVE"))
                .toList();
    }

    @Override
    public Optional<Size> size(String cluster, String service) {
        return find(cluster, service).map(found -> new Size(found.desired(), found.sized));
    }

    private Optional<RunningService> find(String cluster, String service) {
        return Optional.ofNullable(all.get(world.arn("ecs", "service/" + cluster + "/" + service)))
                .filter(found -> found.is("ACTIVE"));
    }

    @Override
    public void resize(String cluster, String service, int tasks) {
        find(cluster, service).ifPresent(found -> resize(found, tasks));
    }

    void resize(RunningService service, int tasks) {
        service.service = service.service.toBuilder().desiredCount(tasks).build();
        service.sized = world.now();
        wake(service);
    }

    /** Puts a new primary deployment in front of the others. */
    void deploy(RunningService service, String definition) {
        rollouts.begin(service, definition);
        wake(service);
    }

    void drain(RunningService service) {
        service.become("DRAINING");
        resize(service, 0);
    }

    private void wake(RunningService service) {
        service.changed = world.now();
        last = last == null ? world.now() : last;
    }

    @Override
    public Optional<Instant> due() {
        return Optional.ofNullable(last).map(at -> at.plus(isUrgent() ? TICK : SELDOM));
    }

    private boolean isUrgent() {
        return all.values().stream()
                .filter(service -> !service.isSettled())
                .map(service -> service.changed)
                .max(Comparator.naturalOrder())
                .filter(changed -> last.isBefore(changed.plus(PATIENCE)))
                .isPresent();
    }

    @Override
    public void happen(Instant now) {
        all.values().forEach(this::tend);
        last = all.values().stream().allMatch(RunningService::isSettled) ? null : now;
    }

    private void tend(RunningService service) {
        service.tasks.removeIf(
                task -> task.isStopped() && world.isPast(task.stopped.plus(TASK_KEPT)));
        service.alive().toList().forEach(task -> age(service, task));
        if (service.is("DRAINING")) {
            service.tasks.forEach(task -> rollouts.leave(task, "Service was deleted"));
            if (service.alive().findAny().isEmpty()) {
                service.become("INACTIVE");
                service.deployments.clear();
            }
        }
        if (service.is("ACTIVE")) {
            rollouts.go(service);
        }
    }

    private void age(RunningService service, RunningTask task) {
        Behaviour way = task.behaviour;
        if (task.leaving != null) {
            if (launcher.isDrained(task)) {
                launcher.stop(task, task.reason, 0);
            }
            return;
        }
        if (task.running == null
                && way.running() != null
                && world.isPast(task.created.plus(way.running()))) {
            launcher.run(task);
        }
        if (way.ends() != null && world.isPast(task.created.plus(way.ends()))) {
            launcher.stop(task, way.reason(), way.exit());
            rollouts.failed(service, task);
        } else if (isPastGrace(service, task)) {
            launcher.unhealthyIn(task)
                    .ifPresent(
                            group -> {
                                launcher.stop(
                                        task,
                                        "Task failed ELB health checks in (target-group "
                                                + group
                                                + ")",
                                        null);
                                rollouts.failed(service, task);
                            });
        }
    }

    private boolean isPastGrace(RunningService service, RunningTask task) {
        Integer grace = service.service.healthCheckGracePeriodSeconds();
        return task.running != null
                && world.isPast(task.running.plusSeconds(grace == null ? 0 : grace));
    }
}
