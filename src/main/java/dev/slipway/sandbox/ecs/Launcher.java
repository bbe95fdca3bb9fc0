package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.ec2.Interfaces;
import dev.slipway.sandbox.elb.TargetGroups;
import dev.slipway.sandbox.iam.Roles;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts and stops tasks: their interfaces, their targets, their place on Fargate or Spot. */
final class Launcher {
    /** Fargate keeps a task's interface for up to minutes. */
    private static final Duration INTERFACE_LINGERS = Duration.ofSeconds(30);

    private static final String PRINCIPAL = "ecs-tasks.amazonaws.com";

    private final World world;
    private final Interfaces interfaces;
    private final TargetGroups groups;
    private final Roles roles;
    private final TaskLogs logs;

    Launcher(World world, Interfaces interfaces, TargetGroups groups, Roles roles, TaskLogs logs) {
        this.world = world;
        this.interfaces = interfaces;
        this.groups = groups;
        this.roles = roles;
        this.logs = logs;
    }

    /** A role of the definition that no task can work as, or not yet. */
    Optional<String> strangeRole(TaskDefinition definition) {
        return Stream.of(definition.taskRoleArn(), definition.executionRoleArn())
                .filter(Objects::nonNull)
                .filter(role -> !roles.isAssumable(role, PRINCIPAL))
                .findFirst();
    }

    RunningTask start(RunningService service, TaskDefinition definition) {
        String cluster = service.service.clusterArn().replaceFirst(".*/", "");
        String id = world.ids().hex(32, "task", service.arn());
        String arn = world.arn("ecs", "task/" + cluster + "/" + id);
        var vpc = service.service.networkConfiguration().awsvpcConfiguration();
        var nic =
                interfaces.attach(
                        roomiest(service, vpc.subnets()),
                        vpc.securityGroups(),
                        arn,
                        Interfaces.Owner.TASK);
        return new RunningTask(
                arn,
                service.primary().id(),
                definition,
                provider(service),
                service.service.loadBalancers(),
                nic,
                world.now());
    }

    /** Tasks are spread over the subnets. */
    private static String roomiest(RunningService service, List<String> subnets) {
        return subnets.stream()
                .min(
                        Comparator.comparing(
                                subnet ->
                                        service.alive()
                                                .filter(task -> task.nic.subnetId().equals(subnet))
                                                .count()))
                .orElseThrow();
    }

    /** First the base of one provider, then whichever is furthest behind its weight. */
    private static String provider(RunningService service) {
        List<CapacityProviderStrategyItem> strategy = service.service.capacityProviderStrategy();
        if (strategy.isEmpty()) {
            return null;
        }
        return strategy.stream()
                .filter(each -> has(service, each) < base(each))
                .findFirst()
                .or(
                        () ->
                                strategy.stream()
                                        .filter(each -> each.weight() != null && each.weight() > 0)
                                        .min(
                                                Comparator.comparing(
                                                        each ->
                                                                (has(service, each) - base(each))
                                                                        / (double) each.weight())))
                .orElse(strategy.getFirst())
                .capacityProvider();
    }

    private static int base(CapacityProviderStrategyItem item) {
        return item.base() == null ? 0 : item.base();
    }

    private static long has(RunningService service, CapacityProviderStrategyItem item) {
        return service.wanted(service.primary())
                .filter(task -> item.capacityProvider().equals(task.capacityProvider))
                .count();
    }

    /** Lets a task run: it writes, and is made a target. */
    void run(RunningTask task) {
        task.running = world.now();
        logs.open(task);
        task.targets.forEach(
                to ->
                        groups.register(
                                to.targetGroupArn(),
                                task.ip(),
                                to.containerPort(),
                                task.behaviour.healthy()));
    }

    /** Takes a task out of its target groups. */
    void deregister(RunningTask task) {
        task.targets.forEach(
                to -> groups.deregister(to.targetGroupArn(), task.ip(), to.containerPort()));
    }

    /** Whether no target group has requests under way to a task any more. */
    boolean isDrained(RunningTask task) {
        return health(task).findAny().isEmpty();
    }

    boolean isHealthy(RunningTask task) {
        return health(task).filter(TargetHealthStateEnum.HEALTHY::equals).count()
                == task.targets.size();
    }

    /** A target group whose checks a task does not pass. */
    Optional<String> unhealthyIn(RunningTask task) {
        return task.targets.stream()
                .filter(
                        to ->
                                groups.state(to.targetGroupArn(), task.ip(), to.containerPort())
                                        .filter(TargetHealthStateEnum.UNHEALTHY::equals)
                                        .isPresent())
                .map(to -> to.targetGroupArn())
                .findFirst();
    }

    private Stream<TargetHealthStateEnum> health(RunningTask task) {
        return task.targets.stream()
                .flatMap(
                        to ->
                                groups
                                        .state(to.targetGroupArn(), task.ip(), to.containerPort())
                                        .stream());
    }

    /** Ends a task at once. */
    void stop(RunningTask task, String reason, Integer exit) {
        if (task.running == null && exit != null) {
            logs.open(task);
        }
        task.stopped = world.now();
        task.reason = reason;
        task.exit = exit;
        deregister(task);
        interfaces.release(task.nic.networkInterfaceId(), INTERFACE_LINGERS);
    }
}
