package dev.slipway.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Address;
import dev.slipway.engine.Properties;
import dev.slipway.engine.Property;
import dev.slipway.engine.ResourceGraph;
import dev.slipway.engine.ResourceGraph.Node;
import dev.slipway.resources.ec2.SecurityGroup;
import dev.slipway.resources.ecs.CapacityProvider;
import dev.slipway.resources.ecs.Container;
import dev.slipway.resources.ecs.EcsService;
import dev.slipway.resources.ecs.TaskDefinition;
import dev.slipway.resources.elb.Listener;
import dev.slipway.resources.elb.ListenerRule;
import dev.slipway.stack.CapacitySplit;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Stack;
import dev.slipway.stack.Stacks;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A stack means what its description says, and the traps of the project it replaces are gone. */
class BlueprintTest {

    private static Set<String> addresses(ResourceGraph graph) {
        Set<String> all = new TreeSet<>();
        graph.nodes().forEach(node -> all.add(node.address().toString()));
        return all;
    }

    private static Node<?> node(ResourceGraph graph, String address) {
        return graph.node(Address.parse(address)).orElseThrow();
    }

    private static <R> R resource(ResourceGraph graph, String address, Class<R> type) {
        return type.cast(node(graph, address).desired());
    }

    /** Everything that must be ready before an address. */
    private static Set<String> before(ResourceGraph graph, String address) {
        Set<String> all = new TreeSet<>();
        Deque<Address> left = new ArrayDeque<>(List.of(Address.parse(address)));
        while (!left.isEmpty()) {
            for (Address next : node(graph, left.remove().toString()).dependencies()) {
                if (all.add(next.toString())) {
                    left.add(next);
                }
            }
        }
        return all;
    }

    private static String text(ResourceGraph graph, String address) {
        return Properties.of(node(graph, address).desired()).toString();
    }

    @Test
    void theSampleHasAllThatItsProjectHad() {
        assertThat(addresses(Everything.graph(Stacks.sample())))
                .hasSize(41)
                .contains(
                        "SecurityGroup.alb",
                        "SecurityGroup.tasks",
                        "LoadBalancer.alb",
                        "TargetGroup.blue",
                        "TargetGroup.green",
                        "Listener.http",
                        "Listener.https",
                        "ListenerRule.production",
                        "ListenerRule.preview",
                        "DnsRecord.alias",
                        "Cluster.main",
                        "HttpNamespace.main",
                        "TaskDefinition.blue",
                        "EcsService.green",
                        "DeliveryStream.logs",
                        "Bucket.logs")
                .doesNotContain("Certificate.domain");
    }

    @Test
    void everyOptionAddsItsResources() {
        assertThat(addresses(Everything.graph(Everything.stack())))
                .contains(
                        "Certificate.domain",
                        "CertificateValidation.domain",
                        "DnsRecord.validation",
                        "DnsRecord.validation-2",
                        "Secret.blue-DB_PASSWORD",
                        "ScalableTarget.blue",
                        "ScalingPolicy.blue-cpu",
                        "ScalingPolicy.blue-memory")
                .doesNotContain("DnsRecord.validation-3", "ScalableTarget.green");
    }

    @Test
    void aServiceWaitsForAllThatEcsWouldRefuseItWithout() {
        assertThat(before(Everything.graph(Everything.stack()), "EcsService.blue"))
                .contains(
                        "ListenerRule.production",
                        "TargetGroup.blue",
                        "CertificateValidation.domain",
                        "RolePolicy.blue-execution",
                        "RolePolicy.blue-task",
                        "DeliveryStream.logs",
                        "RolePolicy.firehose",
                        "HttpNamespace.main",
                        "LogGroup.blue",
                        "Secret.blue-DB_PASSWORD")
                .doesNotContain("EcsService.green", "ScalableTarget.blue");
    }

    @Test
    void withoutADomainTheHttpListenerServes() {
        ResourceGraph graph = Everything.graph(Stacks.sample().withDomain(Optional.empty()));
        assertThat(addresses(graph)).doesNotContain("Listener.https", "DnsRecord.alias");
        assertThat(node(graph, "ListenerRule.production").dependencies())
                .contains(Address.parse("Listener.http"));
        assertThat(resource(graph, "Listener.http", Listener.class).tls()).isEmpty();
        assertThat(text(graph, "SecurityGroup.alb")).doesNotContain("toPort=443");
    }

    @Test
    void thePreviewRuleIsTriedBeforeProduction() {
        ResourceGraph graph = Everything.graph(Stacks.sample());
        assertThat(resource(graph, "ListenerRule.preview", ListenerRule.class).priority())
                .isLessThan(
                        resource(graph, "ListenerRule.production", ListenerRule.class).priority());
        assertThat(text(graph, "ListenerRule.preview")).contains("X-Preview");
    }

    @Test
    void spotIsAskedForOnTheServiceAndBaseIsACount() {
        ResourceGraph graph = Everything.graph(Stacks.sample());
        assertThat(resource(graph, "EcsService.blue", EcsService.class).capacityProviderStrategy())
                .containsExactlyInAnyOrder(
                        new CapacityProvider("FARGATE", 1, 1),
                        new CapacityProvider("FARGATE_SPOT", 0, 1));
    }

    @Test
    void aProviderWithoutAShareIsLeftOut() {
        Stack stack = Stacks.sample();
        ResourceGraph graph =
                Everything.graph(
                        stack.withService(
                                Colour.BLUE,
                                stack.service(Colour.BLUE)
                                        .withCapacity(new CapacitySplit(0, 1, 0))));
        assertThat(resource(graph, "EcsService.blue", EcsService.class).capacityProviderStrategy())
                .containsExactly(new CapacityProvider("FARGATE", 0, 1));
    }

    @Test
    void linesGoBothToFirehoseAndToCloudWatch() {
        ResourceGraph graph = Everything.graph(Stacks.sample());
        List<Container> containers =
                resource(graph, "TaskDefinition.blue", TaskDefinition.class).containers();
        Container router = named(containers, "fluent-bit");
        Container application = named(containers, "poc-ecs-app");

        assertThat(application.logging().orElseThrow().driver()).isEqualTo("awsfirelens");
        assertThat(application.logging().orElseThrow().options()).containsKey("delivery_stream");
        assertThat(application.lifecycle().dependsOn())
                .containsEntry("fluent-bit", Container.Condition.HEALTHY);
        assertThat(router.firelens().orElseThrow())
                .containsEntry("config-file-value", "/tmp/slipway.conf");
        assertThat(router.lifecycle().stopTimeout().orElseThrow())
                .isGreaterThan(application.lifecycle().stopTimeout().orElseThrow());
        assertThat(router.environment().get("SLIPWAY_FLUENT_BIT_CONFIG").sources())
                .containsExactly(Address.parse("LogGroup.blue"));
    }

    private static Container named(Collection<Container> containers, String name) {
        return containers.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void secretsAreReferredToAndNeverShown() {
        ResourceGraph graph = Everything.graph(Everything.stack());
        graph.nodes()
                .forEach(
                        node ->
                                assertThat(Properties.of(node.desired()).toString())
                                        .as("%s", node.address())
                                        .doesNotContain("hunter2"));
        Container application =
                named(
                        resource(graph, "TaskDefinition.blue", TaskDefinition.class).containers(),
                        "poc-ecs-app");
        assertThat(application.environment()).doesNotContainKey("DB_PASSWORD");
        assertThat(application.secrets().get("DB_PASSWORD").sources())
                .containsExactly(Address.parse("Secret.blue-DB_PASSWORD"));
        assertThat(Properties.of(node(graph, "Secret.blue-DB_PASSWORD").desired()).get("value"))
                .isInstanceOf(Property.Hidden.class);
    }

    @Test
    void autoscalingOwnsTheCountItSets() {
        ResourceGraph graph = Everything.graph(Everything.stack());
        assertThat(resource(graph, "EcsService.blue", EcsService.class).tasks())
                .isInstanceOf(EcsService.Tasks.Autoscaled.class);
        assertThat(resource(graph, "EcsService.green", EcsService.class).tasks())
                .isInstanceOf(EcsService.Tasks.Fixed.class);
    }

    @Test
    void onlyTheLoadBalancerReachesTheTasksFromOutside() {
        SecurityGroup tasks =
                resource(
                        Everything.graph(Stacks.sample()),
                        "SecurityGroup.tasks",
                        SecurityGroup.class);
        assertThat(tasks.ingress())
                .noneMatch(rule -> rule.peer() instanceof SecurityGroup.Peer.Cidr);
    }

    @Test
    void everyNameIsWithinItsLimit() {
        Everything.graph(Everything.stack())
                .nodes()
                .forEach(
                        node -> {
                            Property name = Properties.of(node.desired()).get("name");
                            int limit =
                                    switch (node.address().kind()) {
                                        case "TargetGroup", "LoadBalancer" -> 32;
                                        case "Role", "DeliveryStream" -> 64;
                                        default -> 255;
                                    };
                            if (name instanceof Property.Value(String text)) {
                                assertThat(text.length()).isLessThanOrEqualTo(limit);
                            }
                        });
    }
}
