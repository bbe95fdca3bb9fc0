package dev.slipway.resources.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Output;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.TransportProtocol;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ContainerDefinitionsTest {

    @Test
    void whatWasWrittenIsReadBack() {
        Container container = full();

        assertThat(ContainerDefinitions.read(ContainerDefinitions.of(container)))
                .isEqualTo(container);
    }

    @Test
    void whatEcsFillsInMakesNoDifference() {
        Container plain =
                new Container(
                        "app",
                        "nginx",
                        true,
                        Container.Size.any(),
                        Container.Process.ofImage(),
                        Map.of(),
                        Map.of(),
                        List.of(new Container.Port("", 80, Optional.empty())),
                        Optional.of(
                                new Container.HealthCheck(
                                        List.of("CMD", "true"),
                                        Duration.ofSeconds(30),
                                        Duration.ofSeconds(5),
                                        3,
                                        Duration.ZERO)),
                        Container.Lifecycle.simple(),
                        Optional.empty(),
                        Optional.empty());
        ContainerDefinition described =
                ContainerDefinition.builder()
                        .name("app")
                        .image("nginx")
                        .cpu(0)
                        .essential(true)
                        .portMappings(
                                port ->
                                        port.containerPort(80)
                                                .hostPort(80)
                                                .protocol(TransportProtocol.TCP))
                        .environment(List.of())
                        .mountPoints(List.of())
                        .volumesFrom(List.of())
                        .systemControls(List.of())
                        .healthCheck(check -> check.command("CMD", "true"))
                        .build();

        assertThat(ContainerDefinitions.read(described)).isEqualTo(plain);
    }

    @Test
    void theOrderOfVariablesMakesNoDifference() {
        ContainerDefinition described =
                ContainerDefinition.builder()
                        .name("app")
                        .image("nginx")
                        .environment(v -> v.name("B").value("2"), v -> v.name("A").value("1"))
                        .build();

        assertThat(ContainerDefinitions.read(described).environment().keySet())
                .containsExactly("A", "B");
    }

    private static Container full() {
        return new Container(
                "app",
                "nginx",
                false,
                new Container.Size(256, Optional.of(512), Optional.of(64)),
                new Container.Process(List.of("sh"), List.of("-c"), Optional.of("0"), true, true),
                Map.of("A", Output.of("1")),
                Map.of("S", Output.of("arn")),
                List.of(new Container.Port("web", 80, Optional.of("http"))),
                Optional.of(
                        new Container.HealthCheck(
                                List.of("CMD", "true"),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(3),
                                5,
                                Duration.ofSeconds(20))),
                new Container.Lifecycle(
                        Map.of("other", Container.Condition.HEALTHY),
                        Optional.of(Duration.ofSeconds(30)),
                        Optional.of(Duration.ofSeconds(120))),
                Optional.of(
                        new Container.Logging("awslogs", Map.of("awslogs-group", Output.of("/g")))),
                Optional.of(Map.of("config-file-type", "file")));
    }
}
