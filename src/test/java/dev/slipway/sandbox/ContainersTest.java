package dev.slipway.sandbox;

import static dev.slipway.sandbox.Rehearsal.refused;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;

import java.time.Duration;
import java.util.List;

class ContainersTest {
    private final Rehearsal rehearsal = new Rehearsal();
    private final EcsClient ecs = rehearsal.client(EcsClient.class);
    private final Ec2Client ec2 = rehearsal.client(Ec2Client.class);

    @BeforeEach
    void makeCluster() {
        ecs.createCluster(r -> r.clusterName("shop"));
    }

    @Test
    void fargateHasOnlySomeSizes() {
        refused("ClientException", () -> define("app", "nginx", "256", "4096"));
        refused("ClientException", () -> ecs.describeTaskDefinition(r -> r.taskDefinition("app")));
    }

    @Test
    void aServiceRollsOutAndDrains() {
        create(define("app", "nginx", "256", "512"));
        assertThat(state()).isEqualTo(DeploymentRolloutState.IN_PROGRESS);
        rehearsal.pass(60);
        assertThat(state()).isEqualTo(DeploymentRolloutState.COMPLETED);
        assertThat(service().runningCount()).isEqualTo(2);
        refused("ClusterContainsServicesException", this::deleteCluster);
        refused("InvalidParameterException", () -> create("app:1"));
        ecs.deleteService(r -> r.cluster("shop").service("web").force(true));
        refused("InvalidParameterException", () -> create("app:1"));
        rehearsal.pass(10);
        assertThat(service().status()).isEqualTo("INACTIVE");
        assertThat(ec2.describeNetworkInterfaces().networkInterfaces()).isNotEmpty();
        rehearsal.pass(30);
        assertThat(ec2.describeNetworkInterfaces().networkInterfaces()).isEmpty();
        deleteCluster();
    }

    @Test
    void aTaskThatWasAddedRunsWithoutADeployment() {
        create(define("app", "nginx", "256", "512"));
        rehearsal.pass(60);
        ecs.updateService(r -> r.cluster("shop").service("web").desiredCount(3));
        assertThat(state()).isEqualTo(DeploymentRolloutState.COMPLETED);
        assertThat(service().runningCount()).isEqualTo(2);
        rehearsal.pass(60);
        assertThat(service().runningCount()).isEqualTo(3);
    }

    @Test
    void aCrashingRevisionIsRolledBackWithItsReasons() {
        create(define("app", "nginx", "256", "512"));
        rehearsal.pass(60);
        String good = service().taskDefinition();
        String bad = define("app", "shop-crash:2", "256", "512");
        ecs.updateService(r -> r.cluster("shop").service("web").taskDefinition(bad));
        rehearsal.pass(600);
        assertThat(service().taskDefinition()).isEqualTo(good);
        assertThat(state()).isEqualTo(DeploymentRolloutState.COMPLETED);
        assertThat(service().events()).anyMatch(e -> e.message().contains("deployment failed"));
        assertThat(stopped())
                .anyMatch(
                        task ->
                                task.stoppedReason().contains("Essential container")
                                        && task.containers().getFirst().exitCode() == 1);
    }

    @Test
    void aTaskThatNeverRunsIsTriedEverMoreSeldom() {
        String bad = define("app", "shop-missing:1", "256", "512");
        ecs.createService(r -> plain(r, bad));
        rehearsal.pass(Duration.ofMinutes(10));
        int early = stopped().size();
        rehearsal.pass(Duration.ofMinutes(50));
        int late = stopped().size() - early;
        assertThat(early).isBetween(6, 20);
        assertThat(late).isLessThan(early);
        assertThat(service().events())
                .anyMatch(e -> e.message().contains("unable to consistently start tasks"));
        String good = define("app", "shop:2", "256", "512");
        ecs.updateService(r -> r.cluster("shop").service("web").taskDefinition(good));
        rehearsal.pass(60);
        assertThat(state()).isEqualTo(DeploymentRolloutState.COMPLETED);
    }

    @Test
    void onlyWhatExistsCanBeTagged() {
        String definition = define("app", "nginx", "256", "512");
        Tag tag = Tag.builder().key("team").value("shop").build();
        ecs.tagResource(r -> r.resourceArn(definition).tags(tag));
        assertThat(ecs.listTagsForResource(r -> r.resourceArn(definition)).tags())
                .containsExactly(tag);
        String none = definition.replace(":1", ":2");
        refused(
                "ResourceNotFoundException",
                () -> ecs.tagResource(r -> r.resourceArn(none).tags(tag)));
        refused(
                "ResourceNotFoundException",
                () -> ecs.listTagsForResource(r -> r.resourceArn(none)));
        refused(
                "ResourceNotFoundException",
                () -> ecs.untagResource(r -> r.resourceArn(none).tagKeys("team")));
    }

    @Test
    void tasksAreSplitByBaseAndWeight() {
        ecs.putClusterCapacityProviders(
                r ->
                        r.cluster("shop")
                                .capacityProviders("FARGATE", "FARGATE_SPOT")
                                .defaultCapacityProviderStrategy(List.of()));
        String definition = define("app", "nginx", "256", "512");
        ecs.createService(
                r ->
                        plain(r, definition)
                                .desiredCount(5)
                                .capacityProviderStrategy(
                                        s -> s.capacityProvider("FARGATE").base(1).weight(1),
                                        s -> s.capacityProvider("FARGATE_SPOT").weight(1)));
        rehearsal.pass(5);
        List<String> arns = ecs.listTasks(r -> r.cluster("shop")).taskArns();
        assertThat(ecs.describeTasks(r -> r.cluster("shop").tasks(arns)).tasks())
                .extracting(Task::capacityProviderName)
                .containsExactlyInAnyOrder(
                        "FARGATE", "FARGATE", "FARGATE", "FARGATE_SPOT", "FARGATE_SPOT");
    }

    private CreateServiceRequest.Builder plain(CreateServiceRequest.Builder r, String definition) {
        String subnet = ec2.describeSubnets().subnets().getFirst().subnetId();
        return r.cluster("shop")
                .serviceName("web")
                .taskDefinition(definition)
                .desiredCount(2)
                .networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets(subnet)));
    }

    private List<Task> stopped() {
        List<String> arns =
                ecs.listTasks(r -> r.cluster("shop").desiredStatus("STOPPED")).taskArns();
        return ecs.describeTasks(r -> r.cluster("shop").tasks(arns)).tasks();
    }

    private String define(String family, String image, String cpu, String memory) {
        return ecs.registerTaskDefinition(
                        r ->
                                r.family(family)
                                        .networkMode("awsvpc")
                                        .requiresCompatibilitiesWithStrings("FARGATE")
                                        .cpu(cpu)
                                        .memory(memory)
                                        .containerDefinitions(c -> c.name("app").image(image)))
                .taskDefinition()
                .taskDefinitionArn();
    }

    private void create(String definition) {
        ecs.createService(
                r ->
                        plain(r, definition)
                                .deploymentConfiguration(
                                        d ->
                                                d.deploymentCircuitBreaker(
                                                        b -> b.enable(true).rollback(true))));
    }

    private void deleteCluster() {
        ecs.deleteCluster(r -> r.cluster("shop"));
    }

    private Service service() {
        return ecs.describeServices(r -> r.cluster("shop").services("web")).services().getFirst();
    }

    private DeploymentRolloutState state() {
        return service().deployments().getFirst().rolloutState();
    }
}
