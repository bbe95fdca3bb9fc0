package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.ec2.Interfaces;
import dev.slipway.sandbox.elb.TargetGroups;
import dev.slipway.sandbox.iam.Roles;
import dev.slipway.sandbox.world.Agenda;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks after the services every few seconds, as long as there is something to do for one. */
final class Fleet implements Agenda, Services {
    private static final Duration TICK = Duration.ofSeconds(5);
    private static final Duration INTERFACE_LINGERS = Duration.ofSeconds(30);
    private static final Duration ROLE_RETRY = Duration.ofSeconds(30);
    private static final Duration TASK_KEPT = Duration.ofHours(1);
    private static final String PRINCIPAL = "ecs-tasks.amazonaws.com";

    /** A task with what became of it. */
    static final class Task {
        final String arn;
        final String deployment;
        final TaskDefinition definition;
        final Instant created;
        final String nic;
        final String ip;
        Instant running;
        Instant stopped;
        String reason;
        Integer exit;

        Task(
                String arn,
                Deployment of,
                TaskDefinition definition,
                Instant created,
                String nic,
                String ip) {
            this.arn = arn;
            this.deployment = of.id();
            this.definition = definition;
            this.created = created;
            this.nic = nic;
            this.ip = ip;
        }

        String status() {
            return stopped != null ? "STOPPED" : running != null ? "RUNNING" : "PENDING";
        }
    }

    /** A service; its primary deployment comes first. */
    static final class Entry {
        Service service;
        final List<Deployment> deployments = new ArrayList<>();
        final List<Task> tasks = new ArrayList<>();
        final List<ServiceEvent> events = new ArrayList<>();
        String lastGood;
        Instant heldUntil;
        Instant sized;

        Entry(Service service, Instant sized) {
            this.service = service;
            this.sized = sized;
        }
    }

    private final World world;
    private final Interfaces interfaces;
    private final TargetGroups groups;
    private final Roles roles;
    private final Definitions definitions;
    private final Map<String, Entry> all = new LinkedHashMap<>();
    private Instant last;

    Fleet(
            World world,
            Interfaces interfaces,
            TargetGroups groups,
            Roles roles,
            Definitions definitions) {
        this.world = world;
        this.interfaces = interfaces;
        this.groups = groups;
        this.roles = roles;
        this.definitions = definitions;
        definitions.usedWhen(this::runs);
    }

    private boolean runs(String definition) {
        return all.values().stream()
                .anyMatch(
                        entry ->
                                entry.deployments.stream()
                                                .anyMatch(
                                                        each ->
                                                                each.taskDefinition()
                                                                        .equals(definition))
                                        || entry.tasks.stream()
                                                .filter(task -> task.stopped == null)
                                                .anyMatch(
                                                        task ->
                                                                task.definition
                                                                        .taskDefinitionArn()
                                                                        .equals(definition)));
    }

    Map<String, Entry> all() {
        return all;
    }

    @Override
    public Optional<Size> size(String cluster, String service) {
        return find(cluster, service)
                .map(entry -> new Size(entry.service.desiredCount(), entry.sized));
    }

    private Optional<Entry> find(String cluster, String service) {
        return Optional.ofNullable(all.get(world.arn("ecs", "service/" + cluster + "/" + service)))
                .filter(entry -> entry.service.status().equals("ACTIVE"));
    }

    @Override
    public void resize(String cluster, String service, int tasks) {
        find(cluster, service).ifPresent(entry -> resize(entry, tasks));
    }

    void resize(Entry entry, int tasks) {
        entry.service = entry.service.toBuilder().desiredCount(tasks).build();
        entry.sized = world.now();
        wake();
    }

    /** Starts to look after the services again, because something was asked for. */
    void wake() {
        last = last == null ? world.now() : last;
    }

    @Override
    public Optional<Instant> due() {
        return Optional.ofNullable(last).map(at -> at.plus(TICK));
    }

    @Override
    public void happen(Instant now) {
        all.values().forEach(this::tend);
        last = all.values().stream().allMatch(this::isSettled) ? null : now;
    }

    private boolean isSettled(Entry entry) {
        return entry.service.status().equals("INACTIVE")
                || entry.service.status().equals("ACTIVE")
                        && entry.deployments.size() == 1
                        && entry.deployments.getFirst().rolloutState()
                                == DeploymentRolloutState.COMPLETED
                        && alive(entry) == entry.service.desiredCount();
    }

    private void tend(Entry entry) {
        entry.tasks.removeIf(
                task -> task.stopped != null && world.isPast(task.stopped.plus(TASK_KEPT)));
        entry.tasks.stream()
                .filter(task -> task.stopped == null)
                .toList()
                .forEach(t -> age(entry, t));
        if (entry.service.status().equals("DRAINING")) {
            new ArrayList<>(entry.tasks)
                    .forEach(
                            task ->
                                    stop(
                                            entry,
                                            task,
                                            "Scaling activity initiated by deployment",
                                            null));
            entry.service = entry.service.toBuilder().status("INACTIVE").build();
            entry.deployments.clear();
        }
        if (entry.service.status().equals("ACTIVE")) {
            judge(entry);
            start(entry);
            retire(entry);
            complete(entry);
        }
    }

    private void age(Entry entry, Task task) {
        Behaviour way = Behaviour.of(task.definition);
        if (task.running == null
                && way.running() != null
                && world.isPast(task.created.plus(way.running()))) {
            task.running = world.now();
            target(entry)
                    .ifPresent(
                            to ->
                                    groups.register(
                                            to.targetGroupArn(),
                                            task.ip,
                                            to.containerPort(),
                                            way.healthy()));
        }
        if (way.ends() != null && world.isPast(task.created.plus(way.ends()))) {
            stop(entry, task, way.reason(), way.exit());
            failed(entry, task);
        } else if (isFoundUnhealthy(entry, task)) {
            stop(
                    entry,
                    task,
                    "Task failed ELB health checks in (target-group "
                            + target(entry).get().targetGroupArn()
                            + ")",
                    null);
            failed(entry, task);
        }
    }

    private boolean isFoundUnhealthy(Entry entry, Task task) {
        int grace = Optional.ofNullable(entry.service.healthCheckGracePeriodSeconds()).orElse(0);
        return task.running != null
                && world.isPast(task.running.plusSeconds(grace))
                && health(entry, task).filter(TargetHealthStateEnum.UNHEALTHY::equals).isPresent();
    }

    private Optional<TargetHealthStateEnum> health(Entry entry, Task task) {
        return target(entry)
                .flatMap(to -> groups.state(to.targetGroupArn(), task.ip, to.containerPort()));
    }

    private static Optional<LoadBalancer> target(Entry entry) {
        return entry.service.loadBalancers().stream().findFirst();
    }

    private void failed(Entry entry, Task task) {
        entry.deployments.replaceAll(
                each ->
                        each.id().equals(task.deployment)
                                ? each.toBuilder().failedTasks(each.failedTasks() + 1).build()
                                : each);
    }

    private void stop(Entry entry, Task task, String reason, Integer exit) {
        if (task.stopped != null) {
            return;
        }
        task.stopped = world.now();
        task.reason = reason;
        task.exit = exit;
        interfaces.release(task.nic, INTERFACE_LINGERS);
        target(entry)
                .ifPresent(
                        to -> groups.deregister(to.targetGroupArn(), task.ip, to.containerPort()));
    }

    /** The circuit breaker: half of the desired tasks, but at least 3 and at most 200. */
    private void judge(Entry entry) {
        Deployment primary = entry.deployments.getFirst();
        var breaker = entry.service.deploymentConfiguration().deploymentCircuitBreaker();
        int threshold = Math.clamp((entry.service.desiredCount() + 1) / 2, 3, 200);
        if (breaker == null
                || !Boolean.TRUE.equals(breaker.enable())
                || primary.rolloutState() != DeploymentRolloutState.IN_PROGRESS
                || primary.failedTasks() < threshold) {
            return;
        }
        entry.deployments.set(
                0,
                primary.toBuilder()
                        .rolloutState(DeploymentRolloutState.FAILED)
                        .rolloutStateReason(
                                "ECS deployment circuit breaker: tasks failed to start.")
                        .build());
        say(entry, "(deployment " + primary.id() + ") deployment failed: tasks failed to start.");
        if (Boolean.TRUE.equals(breaker.rollback()) && entry.lastGood != null) {
            deploy(entry, entry.lastGood);
            say(entry, "rolling back to deployment " + entry.deployments.getFirst().id() + ".");
        }
    }

    /** Puts a new primary deployment in front of the others. */
    void deploy(Entry entry, String definition) {
        entry.deployments.replaceAll(each -> each.toBuilder().status("ACTIVE").build());
        entry.deployments.addFirst(
                Deployment.builder()
                        .id(
                                "ecs-svc/"
                                        + world.ids()
                                                .decimal(
                                                        19,
                                                        "deployment",
                                                        entry.service.serviceArn()))
                        .status("PRIMARY")
                        .taskDefinition(definition)
                        .failedTasks(0)
                        .createdAt(world.now())
                        .updatedAt(world.now())
                        .rolloutState(DeploymentRolloutState.IN_PROGRESS)
                        .rolloutStateReason("ECS deployment in progress.")
                        .build());
        entry.service = entry.service.toBuilder().taskDefinition(definition).build();
        wake();
    }

    private void start(Entry entry) {
        Deployment primary = entry.deployments.getFirst();
        TaskDefinition definition = definitions.require(primary.taskDefinition());
        int desired = entry.service.desiredCount();
        int most = desired * entry.service.deploymentConfiguration().maximumPercent() / 100;
        boolean held = entry.heldUntil != null && !world.isPast(entry.heldUntil);
        if (held || primary.rolloutState() == DeploymentRolloutState.FAILED) {
            return;
        }
        while (of(entry, primary) < desired && alive(entry) < Math.max(most, 1)) {
            Optional<String> stranger = strangeRole(definition);
            if (stranger.isPresent()) {
                entry.heldUntil = world.in(ROLE_RETRY);
                say(
                        entry,
                        "failed to launch a task with (error ECS was unable to assume the role '"
                                + stranger.get()
                                + "' that was provided for this task.).");
                return;
            }
            entry.tasks.add(task(entry, primary, definition));
        }
    }

    private Optional<String> strangeRole(TaskDefinition definition) {
        return java.util.stream.Stream.of(definition.taskRoleArn(), definition.executionRoleArn())
                .filter(java.util.Objects::nonNull)
                .filter(role -> !roles.isAssumable(role, PRINCIPAL))
                .findFirst();
    }

    private Task task(Entry entry, Deployment deployment, TaskDefinition definition) {
        String cluster = entry.service.clusterArn().replaceFirst(".*/", "");
        String id = world.ids().hex(32, "task", entry.service.serviceArn());
        var vpc = entry.service.networkConfiguration().awsvpcConfiguration();
        String subnet = vpc.subnets().get(entry.tasks.size() % vpc.subnets().size());
        String arn = world.arn("ecs", "task/" + cluster + "/" + id);
        var nic = interfaces.attach(subnet, vpc.securityGroups(), arn, Interfaces.Owner.TASK);
        say(entry, "has started 1 tasks: (task " + id + ").");
        return new Task(
                arn,
                deployment,
                definition,
                world.now(),
                nic.networkInterfaceId(),
                nic.privateIpAddress());
    }

    /** Stops tasks of old deployments, and ones too many, as far as enough others serve. */
    private void retire(Entry entry) {
        Deployment primary = entry.deployments.getFirst();
        int desired = entry.service.desiredCount();
        int least =
                (desired * entry.service.deploymentConfiguration().minimumHealthyPercent() + 99)
                        / 100;
        List<Task> old =
                entry.tasks.stream()
                        .filter(task -> task.stopped == null)
                        .filter(task -> !task.deployment.equals(primary.id()))
                        .toList();
        for (Task task : old) {
            if (!isServing(entry, task) || serving(entry) > least) {
                stop(
                        entry,
                        task,
                        "Scaling activity initiated by (deployment " + primary.id() + ")",
                        null);
            }
        }
        entry.tasks.stream()
                .filter(task -> task.stopped == null && task.deployment.equals(primary.id()))
                .skip(desired)
                .toList()
                .forEach(
                        task ->
                                stop(
                                        entry,
                                        task,
                                        "Scaling activity initiated by (deployment "
                                                + primary.id()
                                                + ")",
                                        null));
    }

    private void complete(Entry entry) {
        Deployment primary = entry.deployments.getFirst();
        boolean whole =
                serving(entry) == entry.service.desiredCount()
                        && alive(entry) == entry.service.desiredCount()
                        && of(entry, primary) == entry.service.desiredCount();
        if (whole && primary.rolloutState() != DeploymentRolloutState.FAILED) {
            boolean fresh = primary.rolloutState() == DeploymentRolloutState.IN_PROGRESS;
            entry.deployments.clear();
            entry.deployments.add(
                    primary.toBuilder()
                            .rolloutState(DeploymentRolloutState.COMPLETED)
                            .rolloutStateReason("ECS deployment " + primary.id() + " completed.")
                            .build());
            entry.lastGood = primary.taskDefinition();
            if (fresh) {
                say(entry, "has reached a steady state.");
            }
        }
    }

    private boolean isServing(Entry entry, Task task) {
        return task.stopped == null
                && task.running != null
                && (target(entry).isEmpty()
                        || health(entry, task)
                                .filter(TargetHealthStateEnum.HEALTHY::equals)
                                .isPresent());
    }

    private long serving(Entry entry) {
        return entry.tasks.stream().filter(task -> isServing(entry, task)).count();
    }

    static long alive(Entry entry) {
        return entry.tasks.stream().filter(task -> task.stopped == null).count();
    }

    static long running(Entry entry) {
        return entry.tasks.stream().filter(task -> task.status().equals("RUNNING")).count();
    }

    private static long of(Entry entry, Deployment deployment) {
        return entry.tasks.stream()
                .filter(task -> task.stopped == null && task.deployment.equals(deployment.id()))
                .count();
    }

    private void say(Entry entry, String text) {
        entry.events.addFirst(
                ServiceEvent.builder()
                        .id(world.ids().uuid("event", entry.service.serviceArn()))
                        .createdAt(world.now())
                        .message("(service " + entry.service.serviceName() + ") " + text)
                        .build());
    }
}
