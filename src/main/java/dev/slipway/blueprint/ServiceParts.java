package dev.slipway.blueprint;

import dev.slipway.engine.Output;
import dev.slipway.engine.ResourceGraph.Node;
import dev.slipway.engine.Sensitive;
import dev.slipway.resources.autoscaling.ScalableTarget;
import dev.slipway.resources.autoscaling.ScalingPolicy;
import dev.slipway.resources.ec2.SecurityGroup;
import dev.slipway.resources.ecs.Cluster;
import dev.slipway.resources.ecs.Container;
import dev.slipway.resources.ecs.EcsService;
import dev.slipway.resources.ecs.TaskDefinition;
import dev.slipway.resources.elb.TargetGroup;
import dev.slipway.resources.firehose.DeliveryStream;
import dev.slipway.resources.iam.Role;
import dev.slipway.resources.iam.RolePolicy;
import dev.slipway.resources.logs.LogGroup;
import dev.slipway.resources.secretsmanager.Secret;
import dev.slipway.resources.servicediscovery.HttpNamespace;
import dev.slipway.stack.Autoscaling;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Names;
import dev.slipway.stack.Secret.ExistingSecret;
import dev.slipway.stack.Secret.ManagedSecret;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One colour: its roles, secrets, task definition, service and autoscaling. */
final class ServiceParts {
    private static final String ECS_TASKS = "ecs-tasks.amazonaws.com";
    private static final Duration COOLDOWN = Duration.ofSeconds(60);
    private static final Duration SCALE_IN_COOLDOWN = Duration.ofSeconds(300);
    private static final Duration APPLICATION_STOP = Duration.ofSeconds(30);

    private final Blueprint blueprint;
    private final Stack stack;
    private final Colour colour;
    private final Service service;
    private final Logs logs;
    private final Delivery delivery;
    private final Front front;
    private final Compute compute;

    private ServiceParts(
            Blueprint blueprint,
            Colour colour,
            Logs logs,
            Delivery delivery,
            Front front,
            Compute compute) {
        this.blueprint = blueprint;
        this.stack = blueprint.stack();
        this.colour = colour;
        this.service = stack.service(colour);
        this.logs = logs;
        this.delivery = delivery;
        this.front = front;
        this.compute = compute;
    }

    static void add(
            Blueprint blueprint,
            Colour colour,
            Logs logs,
            Delivery delivery,
            Front front,
            Compute compute) {
        new ServiceParts(blueprint, colour, logs, delivery, front, compute).add();
    }

    private void add() {
        Map<String, Output<String>> secrets = secrets();
        Node<Role> execution =
                role(
                        "execution",
                        Names.executionRole(stack, colour),
                        "Lets ECS start the tasks of " + service.name());
        Node<Role> task =
                role("task", Names.taskRole(stack, colour), "What " + service.name() + " may do");
        Node<RolePolicy> start =
                policy("execution", execution, "start", executionDocument(secrets));
        Node<RolePolicy> run = policy("task", task, "run", taskDocument());
        Node<TaskDefinition> definition =
                blueprint.put(
                        colour.key(),
                        new TaskDefinition(
                                service.name(),
                                service.size().cpu(),
                                service.size().memory(),
                                TaskDefinition.Architecture.valueOf(service.architecture().name()),
                                Optional.of(execution.output(Role.ARN)),
                                Optional.of(task.output(Role.ARN)),
                                List.of(
                                        LogRouter.container(
                                                stack,
                                                colour,
                                                logs.routers().get(colour),
                                                logs.applications().get(colour)),
                                        application(secrets))));
        Node<EcsService> running =
                blueprint.put(colour.key(), service(definition), front.production(), start, run);
        service.autoscaling().ifPresent(scaling -> scale(running, scaling));
    }

    /** The ARN of every secret by the variable in which the container finds it. */
    private Map<String, Output<String>> secrets() {
        Map<String, Output<String>> arns = new LinkedHashMap<>();
        for (dev.slipway.stack.Secret secret : service.container().secrets()) {
            arns.put(
                    secret.name(),
                    switch (secret) {
                        case ExistingSecret(_, String arn) -> Output.of(arn);
                        case ManagedSecret managed -> managed(managed).output(Secret.ARN);
                    });
        }
        return arns;
    }

    private Node<Secret> managed(ManagedSecret secret) {
        return blueprint.put(
                colour.key() + "-" + secret.name(),
                new Secret(
                        Names.secret(stack, colour, secret),
                        secret.name() + " of " + service.name(),
                        blueprint.secrets().apply(secret.name()).map(Sensitive::of)));
    }

    /** Only tasks of this account and region can take the role on: the confused deputy. */
    private Node<Role> role(String purpose, String name, String description) {
        String trust =
                Policies.trust(
                        ECS_TASKS,
                        Map.of(
                                "ArnLike",
                                Map.of("aws:SourceArn", blueprint.arn("ecs", "*")),
                                "StringEquals",
                                Map.of("aws:SourceAccount", blueprint.identity().accountId())));
        return blueprint.put(colour.key() + "-" + purpose, new Role(name, "/", description, trust));
    }

    private Node<RolePolicy> policy(
            String purpose, Node<Role> role, String name, Output<String> document) {
        return blueprint.put(
                colour.key() + "-" + purpose,
                new RolePolicy(role.output(Role.NAME), name, document));
    }

    private Output<String> executionDocument(Map<String, Output<String>> secrets) {
        List<Policies.Grant> grants = new ArrayList<>();
        grants.add(
                Policies.Grant.onAnything(
                        "ecr:GetAuthorizationToken",
                        "ecr:BatchCheckLayerAvailability",
                        "ecr:GetDownloadUrlForLayer",
                        "ecr:BatchGetImage"));
        grants.add(
                new Policies.Grant(
                        List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                        List.of(streams(logs.routers().get(colour)))));
        if (!secrets.isEmpty()) {
            grants.add(
                    new Policies.Grant(
                            List.of("secretsmanager:GetSecretValue", "ssm:GetParameters"),
                            List.copyOf(secrets.values())));
        }
        return Policies.allow(grants);
    }

    /**
     * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html">ECS
     *     Exec</a> for the first two grants
     */
    private Output<String> taskDocument() {
        return Policies.allow(
                List.of(
                        Policies.Grant.onAnything(
                                "ssmmessages:CreateControlChannel",
                                "ssmmessages:CreateDataChannel",
                                "ssmmessages:OpenControlChannel",
                                "ssmmessages:OpenDataChannel",
                                "logs:DescribeLogGroups"),
                        new Policies.Grant(
                                List.of(
                                        "logs:CreateLogStream",
                                        "logs:DescribeLogStreams",
                                        "logs:PutLogEvents"),
                                List.of(
                                        logs.sessions().output(LogGroup.ARN),
                                        streams(logs.sessions()),
                                        logs.applications().get(colour).output(LogGroup.ARN),
                                        streams(logs.applications().get(colour)))),
                        new Policies.Grant(
                                List.of("firehose:PutRecordBatch"),
                                List.of(delivery.stream().output(DeliveryStream.ARN)))));
    }

    private static Output<String> streams(Node<LogGroup> group) {
        return group.output(LogGroup.ARN).map(arn -> arn + ":log-stream:*");
    }

    private Container application(Map<String, Output<String>> secrets) {
        dev.slipway.stack.Container described = service.container();
        Map<String, Output<String>> environment = new LinkedHashMap<>();
        stack.environment(colour)
                .forEach(value -> environment.put(value.name(), Output.of(value.value())));
        return new Container(
                described.name(),
                described.image().toString(),
                true,
                Container.Size.any(),
                new Container.Process(
                        List.of(), described.command(), Optional.empty(), false, true),
                environment,
                secrets,
                List.of(new Container.Port(described.name(), described.port(), Optional.empty())),
                described.healthCheck().map(ServiceParts::healthCheck),
                new Container.Lifecycle(
                        Map.of(LogRouter.NAME, Container.Condition.HEALTHY),
                        Optional.empty(),
                        Optional.of(APPLICATION_STOP)),
                Optional.of(LogRouter.toFirehose(stack, delivery.stream())),
                Optional.empty());
    }

    private static Container.HealthCheck healthCheck(dev.slipway.stack.ContainerHealthCheck check) {
        return new Container.HealthCheck(
                check.commandLine(),
                Duration.ofSeconds(check.intervalSeconds()),
                Duration.ofSeconds(check.timeoutSeconds()),
                check.retries(),
                Duration.ofSeconds(check.startPeriodSeconds()));
    }

    private EcsService service(Node<TaskDefinition> definition) {
        String container = service.container().name();
        int port = service.container().port();
        return new EcsService(
                service.name(),
                compute.cluster().output(Cluster.ARN),
                definition.output(TaskDefinition.ARN),
                service.autoscaling().isPresent()
                        ? new EcsService.Tasks.Autoscaled(service.desiredCount())
                        : new EcsService.Tasks.Fixed(service.desiredCount()),
                Compute.strategy(service.capacity()),
                new EcsService.Rolling(66, 200, true, true),
                new EcsService.Network(
                        subnets(), Set.of(front.tasksGroup().output(SecurityGroup.ID)), false),
                Optional.of(
                        new EcsService.LoadBalancer(
                                front.targetGroups().get(colour).output(TargetGroup.ARN),
                                container,
                                port,
                                Duration.ofSeconds(service.healthCheckGracePeriodSeconds()))),
                Optional.of(
                        new EcsService.ServiceConnect(
                                compute.namespace().output(HttpNamespace.ARN),
                                container,
                                service.name(),
                                service.name(),
                                port)),
                true);
    }

    private Set<Output<String>> subnets() {
        Set<Output<String>> subnets = new LinkedHashSet<>();
        stack.network().privateSubnets().forEach(id -> subnets.add(Output.of(id)));
        return subnets;
    }

    private void scale(Node<EcsService> running, Autoscaling scaling) {
        Node<ScalableTarget> target =
                blueprint.put(
                        colour.key(),
                        new ScalableTarget(
                                compute.cluster().output(Cluster.NAME),
                                running.output(EcsService.NAME),
                                scaling.minTasks(),
                                scaling.maxTasks()));
        scaling.cpuPercent()
                .ifPresent(percent -> policy(target, ScalingPolicy.Metric.CPU, "cpu", percent));
        scaling.memoryPercent()
                .ifPresent(
                        percent -> policy(target, ScalingPolicy.Metric.MEMORY, "memory", percent));
    }

    private void policy(
            Node<ScalableTarget> target, ScalingPolicy.Metric metric, String name, int percent) {
        blueprint.put(
                colour.key() + "-" + name,
                new ScalingPolicy(
                        service.name() + "-" + name,
                        target.output(ScalableTarget.RESOURCE_ID),
                        metric,
                        percent,
                        SCALE_IN_COOLDOWN,
                        COOLDOWN));
    }
}
