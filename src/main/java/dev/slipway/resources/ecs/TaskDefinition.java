package dev.slipway.resources.ecs;

import dev.slipway.aws.Account;
import dev.slipway.engine.Changes;
import dev.slipway.engine.Group;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;
import dev.slipway.resources.common.Lookup;
import dev.slipway.resources.common.Names;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CPUArchitecture;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.OSFamily;
import software.amazon.awssdk.services.ecs.model.RuntimePlatform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a Fargate task consists of. It is never changed: a change registers a new revision of its
 * family, and the last {@value Revisions#KEPT} revisions stay for a way back.
 *
 * @param family 1 to 255 letters, digits, hyphens and underscores
 * @param cpu CPU units of the whole task, 1024 of which make a vCPU
 * @param memory of the whole task, in MiB; only some values go with each {@code cpu}
 * @param executionRole the ARN of the role with which ECS pulls images, reads secrets and logs
 * @param taskRole the ARN of the role that the containers have
 * @param active whether tasks can be started from it, which ends when it is deregistered
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html">RegisterTaskDefinition</a>
 */
public record TaskDefinition(
        @Immutable String family,
        int cpu,
        int memory,
        Architecture architecture,
        Optional<Output<String>> executionRole,
        Optional<Output<String>> taskRole,
        List<Container> containers,
        boolean active)
        implements Resource {
    /** The ARN of the revision, which changes with every change. */
    public static final String ARN = "arn";

    public static final String FAMILY = "family";

    /** The processors that Fargate offers for Linux. */
    public enum Architecture {
        X86_64,
        ARM64
    }

    public TaskDefinition {
        containers = List.copyOf(containers);
    }

    /** One from which tasks can be started. */
    public TaskDefinition(
            String family,
            int cpu,
            int memory,
            Architecture architecture,
            Optional<Output<String>> executionRole,
            Optional<Output<String>> taskRole,
            List<Container> containers) {
        this(family, cpu, memory, architecture, executionRole, taskRole, containers, true);
    }

    /** The calls for task definitions. */
    public static final class Kind implements ResourceKind<TaskDefinition> {
        private final Supplier<EcsClient> ecs;
        private final Revisions revisions;

        public Kind(Account account) {
            this(account::ecs);
        }

        Kind(Supplier<EcsClient> ecs) {
            this.ecs = ecs;
            this.revisions = new Revisions(ecs);
        }

        @Override
        public Class<TaskDefinition> type() {
            return TaskDefinition.class;
        }

        @Override
        public String words() {
            return "ECS task definition";
        }

        @Override
        public Group group() {
            return Group.COMPUTE;
        }

        @Override
        public String identity(TaskDefinition desired) {
            return desired.family;
        }

        @Override
        public Effect effect(Changes changes) {
            return changes.anyImmutable() ? Effect.REPLACEMENT : Effect.REVISION;
        }

        @Override
        public Optional<Live<TaskDefinition>> read(TaskDefinition sought, Scope scope) {
            return Lookup.successor(revisions.newest(sought.family, scope).map(Kind::live), scope);
        }

        @Override
        public Live<TaskDefinition> create(TaskDefinition desired, Scope scope) {
            var response =
                    ecs.get()
                            .registerTaskDefinition(
                                    request ->
                                            request.family(desired.family)
                                                    .cpu(String.valueOf(desired.cpu))
                                                    .memory(String.valueOf(desired.memory))
                                                    .networkMode(NetworkMode.AWSVPC)
                                                    .requiresCompatibilities(Compatibility.FARGATE)
                                                    .runtimePlatform(platform(desired.architecture))
                                                    .executionRoleArn(value(desired.executionRole))
                                                    .taskRoleArn(value(desired.taskRole))
                                                    .containerDefinitions(
                                                            desired.containers.stream()
                                                                    .map(ContainerDefinitions::of)
                                                                    .toList())
                                                    .tags(EcsTags.of(scope.tags())));
            revisions.deleteTwin(response.taskDefinition(), scope);
            return live(new Revisions.Revision(response.taskDefinition(), scope.tags()));
        }

        /** Registers a revision; older ones than those kept for a way back are deleted. */
        @Override
        public Live<TaskDefinition> update(
                TaskDefinition desired, Live<TaskDefinition> live, Changes changes, Scope scope) {
            Live<TaskDefinition> revision = create(desired, scope);
            revisions.trim(desired.family, scope);
            return revision;
        }

        @Override
        public Deletion delete(Live<TaskDefinition> live, Scope scope) {
            revisions.deleteAll(live.properties().family, scope);
            return new Deletion.Gone();
        }

        @Override
        public void tag(Live<TaskDefinition> live, Map<String, String> set, Set<String> remove) {
            EcsTags.change(ecs.get(), live.id(), set, remove);
        }

        @Override
        public TaskDefinition renamed(TaskDefinition desired, String suffix) {
            return new TaskDefinition(
                    Names.suffixed(desired.family, suffix, 255),
                    desired.cpu,
                    desired.memory,
                    desired.architecture,
                    desired.executionRole,
                    desired.taskRole,
                    desired.containers);
        }

        private static Live<TaskDefinition> live(Revisions.Revision found) {
            var definition = found.definition();
            return Live.tagged(
                    definition.taskDefinitionArn(),
                    new TaskDefinition(
                            definition.family(),
                            number(definition.cpu()),
                            number(definition.memory()),
                            architecture(definition.runtimePlatform()),
                            Optional.ofNullable(definition.executionRoleArn()).map(Output::of),
                            Optional.ofNullable(definition.taskRoleArn()).map(Output::of),
                            definition.containerDefinitions().stream()
                                    .map(ContainerDefinitions::read)
                                    .toList(),
                            found.isActive()),
                    Map.of(ARN, definition.taskDefinitionArn(), FAMILY, definition.family()),
                    found.tags());
        }

        private static RuntimePlatform platform(Architecture architecture) {
            return RuntimePlatform.builder()
                    .operatingSystemFamily(OSFamily.LINUX)
                    .cpuArchitecture(architecture.name())
                    .build();
        }

        private static Architecture architecture(RuntimePlatform platform) {
            return platform != null && platform.cpuArchitecture() == CPUArchitecture.ARM64
                    ? Architecture.ARM64
                    : Architecture.X86_64;
        }

        private static String value(Optional<Output<String>> output) {
            return output.map(Output::get).orElse(null);
        }

        private static int number(String text) {
            return text == null ? 0 : Integer.parseInt(text);
        }
    }
}
