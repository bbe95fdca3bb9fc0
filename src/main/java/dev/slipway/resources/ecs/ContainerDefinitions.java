package dev.slipway.resources.ecs;

import dev.slipway.engine.Output;
import dev.slipway.resources.ecs.Container.HealthCheck;
import dev.slipway.resources.ecs.Container.Lifecycle;
import dev.slipway.resources.ecs.Container.Logging;
import dev.slipway.resources.ecs.Container.Port;
import dev.slipway.resources.ecs.Container.Size;

import software.amazon.awssdk.services.ecs.model.ContainerCondition;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerDependency;
import software.amazon.awssdk.services.ecs.model.FirelensConfigurationType;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.TransportProtocol;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Containers as ECS writes them. Reading drops what ECS fills in by itself, so that a definition
 * that nobody changed compares equal.
 */
final class ContainerDefinitions {
    /** What ECS takes when a health check says nothing else. */
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int RETRIES = 3;

    private ContainerDefinitions() {}

    static ContainerDefinition of(Container container) {
        ContainerDefinition.Builder definition =
                ContainerDefinition.builder()
                        .name(container.name())
                        .image(container.image())
                        .essential(container.essential())
                        .cpu(container.size().cpu())
                        .memory(container.size().memory().orElse(null))
                        .memoryReservation(container.size().memoryReservation().orElse(null))
                        .environment(environment(container.environment()))
                        .secrets(secrets(container.secrets()))
                        .portMappings(container.ports().stream().map(port -> port(port)).toList())
                        .healthCheck(
                                container.healthCheck().map(check -> check(check)).orElse(null))
                        .logConfiguration(container.logging().map(log -> log(log)).orElse(null));
        process(container.process(), definition);
        lifecycle(container.lifecycle(), definition);
        container
                .firelens()
                .ifPresent(
                        options ->
                                definition.firelensConfiguration(
                                        router ->
                                                router.type(FirelensConfigurationType.FLUENTBIT)
                                                        .options(options)));
        return definition.build();
    }

    static Container read(ContainerDefinition definition) {
        return new Container(
                definition.name(),
                definition.image(),
                !Boolean.FALSE.equals(definition.essential()),
                new Size(
                        definition.cpu() == null ? 0 : definition.cpu(),
                        Optional.ofNullable(definition.memory()),
                        Optional.ofNullable(definition.memoryReservation())),
                process(definition),
                definition.environment().stream()
                        .collect(known(KeyValuePair::name, KeyValuePair::value)),
                definition.secrets().stream().collect(known(Secret::name, Secret::valueFrom)),
                definition.portMappings().stream().map(port -> port(port)).toList(),
                Optional.ofNullable(definition.healthCheck()).map(check -> check(check)),
                lifecycle(definition),
                Optional.ofNullable(definition.logConfiguration()).map(log -> log(log)),
                Optional.ofNullable(definition.firelensConfiguration())
                        .map(router -> router.options()));
    }

    private static List<KeyValuePair> environment(Map<String, Output<String>> variables) {
        return variables.entrySet().stream()
                .map(
                        variable ->
                                KeyValuePair.builder()
                                        .name(variable.getKey())
                                        .value(variable.getValue().get())
                                        .build())
                .toList();
    }

    private static List<Secret> secrets(Map<String, Output<String>> secrets) {
        return secrets.entrySet().stream()
                .map(
                        secret ->
                                Secret.builder()
                                        .name(secret.getKey())
                                        .valueFrom(secret.getValue().get())
                                        .build())
                .toList();
    }

    private static PortMapping port(Port port) {
        return PortMapping.builder()
                .name(port.name().isEmpty() ? null : port.name())
                .containerPort(port.containerPort())
                .hostPort(port.containerPort())
                .protocol(TransportProtocol.TCP)
                .appProtocol(port.appProtocol().orElse(null))
                .build();
    }

    private static Port port(PortMapping mapping) {
        return new Port(
                Optional.ofNullable(mapping.name()).orElse(""),
                mapping.containerPort(),
                Optional.ofNullable(mapping.appProtocolAsString()));
    }

    private static software.amazon.awssdk.services.ecs.model.HealthCheck check(HealthCheck check) {
        return software.amazon.awssdk.services.ecs.model.HealthCheck.builder()
                .command(check.command())
                .interval(seconds(check.interval()))
                .timeout(seconds(check.timeout()))
                .retries(check.retries())
                .startPeriod(seconds(check.startPeriod()))
                .build();
    }

    private static HealthCheck check(software.amazon.awssdk.services.ecs.model.HealthCheck check) {
        return new HealthCheck(
                check.command(),
                duration(check.interval()).orElse(INTERVAL),
                duration(check.timeout()).orElse(TIMEOUT),
                check.retries() == null ? RETRIES : check.retries(),
                duration(check.startPeriod()).orElse(Duration.ZERO));
    }

    private static void process(Container.Process process, ContainerDefinition.Builder into) {
        // Absent and empty mean the same to ECS, but only what is absent is left out of its answer.
        into.entryPoint(process.entryPoint().isEmpty() ? null : process.entryPoint())
                .command(process.command().isEmpty() ? null : process.command())
                .user(process.user().orElse(null))
                .readonlyRootFilesystem(process.readonlyRootFilesystem());
        if (process.initProcess()) {
            into.linuxParameters(linux -> linux.initProcessEnabled(true));
        }
    }

    private static Container.Process process(ContainerDefinition definition) {
        return new Container.Process(
                definition.entryPoint(),
                definition.command(),
                Optional.ofNullable(definition.user()),
                Boolean.TRUE.equals(definition.readonlyRootFilesystem()),
                definition.linuxParameters() != null
                        && Boolean.TRUE.equals(definition.linuxParameters().initProcessEnabled()));
    }

    private static void lifecycle(Lifecycle lifecycle, ContainerDefinition.Builder into) {
        into.startTimeout(lifecycle.startTimeout().map(time -> seconds(time)).orElse(null))
                .stopTimeout(lifecycle.stopTimeout().map(time -> seconds(time)).orElse(null))
                .dependsOn(
                        lifecycle.dependsOn().entrySet().stream()
                                .map(
                                        other ->
                                                ContainerDependency.builder()
                                                        .containerName(other.getKey())
                                                        .condition(
                                                                ContainerCondition.fromValue(
                                                                        other.getValue().name()))
                                                        .build())
                                .toList());
    }

    private static Lifecycle lifecycle(ContainerDefinition definition) {
        Map<String, Container.Condition> dependsOn = new TreeMap<>();
        definition
                .dependsOn()
                .forEach(
                        other ->
                                dependsOn.put(
                                        other.containerName(),
                                        Container.Condition.valueOf(other.conditionAsString())));
        return new Lifecycle(
                dependsOn, duration(definition.startTimeout()), duration(definition.stopTimeout()));
    }

    private static LogConfiguration log(Logging logging) {
        Map<String, String> options = new LinkedHashMap<>();
        logging.options().forEach((key, value) -> options.put(key, value.get()));
        return LogConfiguration.builder().logDriver(logging.driver()).options(options).build();
    }

    private static Logging log(LogConfiguration log) {
        return new Logging(
                log.logDriverAsString(),
                log.options().entrySet().stream()
                        .collect(known(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static <T> java.util.stream.Collector<T, ?, Map<String, Output<String>>> known(
            Function<T, String> key, Function<T, String> value) {
        return Collectors.toMap(key, item -> Output.of(value.apply(item)));
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }

    private static Optional<Duration> duration(Integer seconds) {
        return Optional.ofNullable(seconds).map(Duration::ofSeconds);
    }
}
