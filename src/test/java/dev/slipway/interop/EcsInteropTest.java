package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;
import dev.slipway.engine.Changes;
import dev.slipway.engine.FakeScope;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.resources.autoscaling.ScalableTarget;
import dev.slipway.resources.autoscaling.ScalingPolicy;
import dev.slipway.resources.ecs.CapacityProvider;
import dev.slipway.resources.ecs.Cluster;
import dev.slipway.resources.ecs.Container;
import dev.slipway.resources.ecs.EcsService;
import dev.slipway.resources.ecs.TaskDefinition;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

@Tag("interop")
@ExtendWith(MotoServer.class)
class EcsInteropTest {
    private static final List<CapacityProvider> HALF_SPOT =
            List.of(
                    new CapacityProvider(CapacityProvider.FARGATE, 1, 1),
                    new CapacityProvider(CapacityProvider.FARGATE_SPOT, 0, 1));

    /** What moto 5.2.1 does not give back of a service until it is updated. */
    private static final String[] SERVICE_GAPS = {
        "capacityProviderStrategy",
        "deployment",
        "executeCommand",
        "loadBalancer.healthCheckGracePeriod",
        "serviceConnect"
    };

    @Test
    void aClusterLives(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        Lifecycle<Cluster> life = ground.life(new Cluster.Kind(ground.account), "main");

        Live<Cluster> cluster = life.create(cluster("ENHANCED", "/exec", HALF_SPOT));
        cluster = life.update(cluster, cluster("DISABLED", "/other", HALF_SPOT));
        cluster =
                life.update(
                        cluster,
                        cluster(
                                "DISABLED",
                                "/other",
                                List.of(new CapacityProvider(CapacityProvider.FARGATE, 0, 1))));
        life.tag(cluster);

        ground.operations();
        life.read(cluster.properties());
        assertThat(ground.operations()).containsExactly("DescribeClusters");
        life.delete(cluster);
    }

    @Test
    void aTaskDefinitionLives(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        Lifecycle<TaskDefinition> life =
                ground.life(new TaskDefinition.Kind(ground.account), "web");

        Live<TaskDefinition> first = life.create(taskDefinition("web:1"));
        Live<TaskDefinition> second = life.update(first, taskDefinition("web:2"));
        assertThat(second.id()).endsWith(":2");
        life.tag(second);

        ground.operations();
        assertThat(life.read(taskDefinition("web:2")).orElseThrow().id()).isEqualTo(second.id());
        assertThat(ground.operations()).containsExactly("DescribeTaskDefinition");
        life.delete(second);
        assertThat(active(ground.account.ecs())).isEmpty();
    }

    @Test
    void aRevisionThatWasOnlyDeregisteredIsFoundAndDeleted(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        EcsClient ecs = ground.account.ecs();
        Lifecycle<TaskDefinition> life =
                ground.life(new TaskDefinition.Kind(ground.account), "web");
        Live<TaskDefinition> live = life.create(taskDefinition("web:1"));
        ecs.deregisterTaskDefinition(t -> t.taskDefinition(live.id()));

        assertThat(
                        life.kind()
                                .read(taskDefinition("web:1"), life.scope().withId(live.id()))
                                .orElseThrow()
                                .properties()
                                .active())
                .isFalse();
        life.delete(live);
        assertThat(
                        ecs.listTaskDefinitions(t -> t.status(TaskDefinitionStatus.INACTIVE))
                                .taskDefinitionArns())
                .isEmpty();
    }

    /** As when the answer to the first was lost and the call was sent again. */
    @Test
    void ofTwoRegistrationsOfOneRunTheLaterStays(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        TaskDefinition.Kind kind = new TaskDefinition.Kind(ground.account);
        FakeScope scope = ground.scope(kind, "web");

        kind.create(taskDefinition("web:0"), scope);
        Live<TaskDefinition> live = kind.create(taskDefinition("web:0"), scope);

        assertThat(active(ground.account.ecs())).containsExactly(live.id());
    }

    @Test
    void theLastTenRevisionsStayAndThoseOfOthersAreNeverTouched(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        EcsClient ecs = ground.account.ecs();
        Lifecycle<TaskDefinition> life =
                ground.life(new TaskDefinition.Kind(ground.account), "web");
        Live<TaskDefinition> live = life.create(taskDefinition("web:0"));
        String theirs = foreignRevision(ecs);

        for (int i = 1; i <= 11; i++) {
            live =
                    life.kind()
                            .update(
                                    taskDefinition("web:" + i),
                                    live,
                                    new Changes(List.of()),
                                    life.scope().inRun("run " + i));
        }
        assertThat(active(ecs))
                .hasSize(11)
                .contains(theirs)
                .doesNotContain(revision(theirs, 1), revision(theirs, 3));

        life.kind().delete(live, life.scope());
        assertThat(active(ecs)).containsExactly(theirs);
    }

    @Test
    void aRevisionOfSomebodyElseDoesNotHideOurs(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        EcsClient ecs = ground.account.ecs();
        TaskDefinition.Kind kind = new TaskDefinition.Kind(ground.account);
        FakeScope scope = ground.scope(kind, "web");
        TaskDefinition desired = taskDefinition("web:1");
        String theirs = foreignRevision(ecs);
        assertThat(kind.read(desired, scope).orElseThrow().id())
                .as("nothing of ours: the family is somebody else's")
                .isEqualTo(theirs);
        Live<TaskDefinition> ours = kind.create(desired, scope);
        String newer = foreignRevision(ecs);

        assertThat(kind.read(desired, scope).orElseThrow().id())
                .as("nobody noted our revision")
                .isEqualTo(ours.id());
        assertThat(kind.read(desired, scope.withId(ours.id())).orElseThrow().id())
                .isEqualTo(ours.id());

        kind.delete(ours, scope);
        assertThat(active(ecs)).containsExactlyInAnyOrder(theirs, newer);
    }

    @Test
    void aServiceLives(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        World world = World.in(ground);
        Lifecycle<EcsService> life =
                ground.life(new EcsService.Kind(ground.account), "blue").missing(SERVICE_GAPS);

        Live<EcsService> service = life.create(world.service(world.revision(1), 2));
        // moto never completes the roll-out of an update, so that it cannot be waited for.
        EcsService changed = world.service(world.revision(2), 3);
        life.kind()
                .update(
                        changed,
                        service,
                        Lifecycle.changes(service.properties(), changed),
                        life.scope());
        service = life.missing("serviceConnect").found(changed);
        life.tag(service);

        ground.operations();
        life.read(service.properties());
        assertThat(ground.operations()).containsExactly("DescribeServices");
        life.delete(service);
    }

    @Test
    void scalingLives(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        World world = World.in(ground);
        EcsService desired = world.service(world.revision(1), 2);
        ground.life(new EcsService.Kind(ground.account), "blue")
                .missing(SERVICE_GAPS)
                .create(desired);
        Lifecycle<ScalableTarget> targets =
                ground.life(new ScalableTarget.Kind(ground.account), "blue");
        Lifecycle<ScalingPolicy> policies =
                ground.life(new ScalingPolicy.Kind(ground.account), "blue-cpu");

        Live<ScalableTarget> target = targets.create(target(1, 4));
        Live<ScalingPolicy> policy = policies.create(policy(target, 75, 300));
        target = targets.update(target, target(2, 10));
        policy = policies.update(policy, policy(target, 60, 60));

        ground.operations();
        targets.read(target.properties());
        policies.read(policy.properties());
        assertThat(ground.operations())
                .containsExactly("DescribeScalableTargets", "DescribeScalingPolicies");
        policies.kind().delete(policy, policies.scope());
        assertThat(policies.read(policy.properties())).isEmpty();
        targets.kind().delete(target, targets.scope());
        assertThat(targets.read(target.properties())).isEmpty();
    }

    private static ScalableTarget target(int min, int max) {
        return new ScalableTarget(Output.of("main"), Output.of("blue"), min, max);
    }

    private static ScalingPolicy policy(Live<ScalableTarget> target, int percent, int seconds) {
        return new ScalingPolicy(
                "blue-cpu",
                Output.of(target.outputs().get(ScalableTarget.RESOURCE_ID)),
                ScalingPolicy.Metric.CPU,
                percent,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(60));
    }

    private static Cluster cluster(String insights, String log, List<CapacityProvider> strategy) {
        return new Cluster(
                "main",
                Cluster.ContainerInsights.valueOf(insights),
                Optional.of(Output.of(log)),
                Set.of(CapacityProvider.FARGATE, CapacityProvider.FARGATE_SPOT),
                strategy);
    }

    private static TaskDefinition taskDefinition(String image) {
        Container router =
                new Container(
                        "fluent-bit",
                        "fluent-bit@sha256:abc",
                        true,
                        new Container.Size(512, Optional.of(1024), Optional.of(50)),
                        new Container.Process(
                                List.of("/bin/sh", "-c"),
                                List.of("exec /entrypoint.sh"),
                                Optional.of("0"),
                                false,
                                false),
                        Map.of("CONFIG", Output.of("[OUTPUT]")),
                        Map.of(),
                        List.of(),
                        Optional.of(
                                new Container.HealthCheck(
                                        List.of("CMD-SHELL", "true"),
                                        Duration.ofSeconds(30),
                                        Duration.ofSeconds(5),
                                        3,
                                        Duration.ofSeconds(10))),
                        new Container.Lifecycle(
                                Map.of(), Optional.empty(), Optional.of(Duration.ofSeconds(60))),
                        Optional.of(
                                new Container.Logging(
                                        "awslogs", Map.of("awslogs-group", Output.of("/a")))),
                        Optional.of(Map.of("enable-ecs-log-metadata", "true")));
        Container app =
                new Container(
                        "app",
                        image,
                        true,
                        Container.Size.any(),
                        new Container.Process(List.of(), List.of(), Optional.empty(), true, true),
                        Map.of("B", Output.of("2"), "A", Output.of("1")),
                        Map.of("TOKEN", Output.of("arn:aws:secretsmanager:::secret:x")),
                        List.of(new Container.Port("app", 3000, Optional.of("http"))),
                        Optional.empty(),
                        new Container.Lifecycle(
                                Map.of("fluent-bit", Container.Condition.HEALTHY),
                                Optional.of(Duration.ofSeconds(30)),
                                Optional.empty()),
                        Optional.of(
                                new Container.Logging(
                                        "awsfirelens",
                                        Map.of("Name", Output.of("kinesis_firehose")))),
                        Optional.empty());
        return new TaskDefinition(
                "web",
                1024,
                4096,
                TaskDefinition.Architecture.ARM64,
                Optional.of(Output.of("arn:aws:iam::123456789012:role/exec")),
                Optional.of(Output.of("arn:aws:iam::123456789012:role/task")),
                List.of(router, app));
    }

    private static String foreignRevision(EcsClient ecs) {
        return ecs.registerTaskDefinition(
                        t ->
                                t.family("web")
                                        .containerDefinitions(
                                                c -> c.name("app").image("other").memory(128)))
                .taskDefinition()
                .taskDefinitionArn();
    }

    private static String revision(String arn, int number) {
        return arn.substring(0, arn.lastIndexOf(':') + 1) + number;
    }

    private static List<String> active(EcsClient ecs) {
        return ecs.listTaskDefinitions(t -> t.status(TaskDefinitionStatus.ACTIVE))
                .taskDefinitionArns();
    }

    /** What a service stands on. */
    private record World(
            Account account, String cluster, String subnet, String group, String targetGroup) {
        static World in(Ground ground) {
            Account account = ground.account;
            return new World(
                    account,
                    account.ecs().createCluster(c -> c.clusterName("main")).cluster().clusterArn(),
                    ground.subnet("10.0.0.0/24", "us-east-2a"),
                    account.ec2()
                            .createSecurityGroup(
                                    g -> g.groupName("tasks").description("x").vpcId(ground.vpc))
                            .groupId(),
                    account.elb()
                            .createTargetGroup(
                                    t ->
                                            t.name("blue")
                                                    .vpcId(ground.vpc)
                                                    .port(3000)
                                                    .protocol(ProtocolEnum.HTTP)
                                                    .targetType(TargetTypeEnum.IP))
                            .targetGroups()
                            .getFirst()
                            .targetGroupArn());
        }

        String revision(int number) {
            return account.ecs()
                    .registerTaskDefinition(
                            t ->
                                    t.family("web")
                                            .containerDefinitions(
                                                    c -> c.name("app").image("i").memory(128)))
                    .taskDefinition()
                    .taskDefinitionArn();
        }

        EcsService service(String revision, int tasks) {
            return new EcsService(
                    "blue",
                    Output.of(cluster),
                    Output.of(revision),
                    new EcsService.Tasks.Fixed(tasks),
                    HALF_SPOT,
                    new EcsService.Rolling(66, 200, true, true),
                    new EcsService.Network(
                            Set.of(Output.of(subnet)), Set.of(Output.of(group)), false),
                    Optional.of(
                            new EcsService.LoadBalancer(
                                    Output.of(targetGroup), "app", 3000, Duration.ofSeconds(60))),
                    Optional.of(
                            new EcsService.ServiceConnect(
                                    Output.of("arn:aws:servicediscovery:::namespace/ns-1"),
                                    "app",
                                    "blue",
                                    "blue",
                                    80)),
                    true);
        }
    }
}
