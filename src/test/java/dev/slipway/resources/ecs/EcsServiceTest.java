package dev.slipway.resources.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.Changes;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.FakeScope;
import dev.slipway.engine.FakeTime;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.engine.PropertyChange;
import dev.slipway.engine.ResourceKind.Deletion;
import dev.slipway.engine.Scope;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeleteServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeleteServiceResponse;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.EcsRequest;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceNotActiveException;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

class EcsServiceTest {
    private static final String REVISION = "arn:aws:ecs:us-east-2:1:task-definition/web:2";

    private final FakeTime time = new FakeTime();
    private final FakeEcs ecs = new FakeEcs();
    private final EcsService.Kind kind = new EcsService.Kind(() -> ecs, time);
    private final FakeScope scope = FakeScope.of("EcsService", "blue", time);

    @Test
    void waitsUntilTheRolloutIsCompleted() {
        ecs.states.add(null);
        ecs.states.add(rolling(DeploymentRolloutState.IN_PROGRESS, 0));
        ecs.states.add(rolling(DeploymentRolloutState.COMPLETED, 0));

        kind.ready(desired(), live(), scope);

        assertThat(scope.reasons())
                .containsExactly(
                        "the service is not visible yet",
                        "0 of 2 tasks run, deployment in progress");
    }

    @Test
    void doesNotLookWhenNobodyWaits() {
        kind.ready(desired(), live(), hasty());

        assertThat(ecs.requests).isEmpty();
    }

    @Test
    void tellsWhyTasksStopped_alreadyWhileItGoesOn() {
        ecs.stopped = "CannotPullContainerError: manifest unknown";
        ecs.states.add(rolling(DeploymentRolloutState.IN_PROGRESS, 1));
        ecs.states.add(rolling(DeploymentRolloutState.IN_PROGRESS, 1));
        ecs.states.add(rolling(DeploymentRolloutState.FAILED, 3));

        assertThatThrownBy(() -> kind.ready(desired(), live(), scope))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> {
                            assertThat(e.failure().cause())
                                    .contains("circuit breaker")
                                    .contains("Stopped task: CannotPullContainerError")
                                    .contains("app exited with 137")
                                    .contains("Event: (service web) has started 1 tasks");
                            assertThat(e.failure().remedy()).contains("image");
                        });
        assertThat(scope.reasons())
                .hasSize(2)
                .allMatch(reason -> reason.contains("1 failed") && reason.contains("manifest"));
        assertThat(ecs.requests)
                .as("stopped tasks are asked for when there are more, and in the end")
                .filteredOn(ListTasksRequest.class::isInstance)
                .hasSize(2);
    }

    @Test
    void whatIsNewOfARollOutIsToldOnce() {
        Instant began = time.now();
        ecs.stopped = "Essential container in task exited";
        ecs.states.add(rolling(DeploymentRolloutState.IN_PROGRESS, 0));
        ecs.states.add(rolling(DeploymentRolloutState.IN_PROGRESS, 1));
        ecs.states.add(rolling(DeploymentRolloutState.IN_PROGRESS, 1));
        ecs.states.add(rolling(DeploymentRolloutState.COMPLETED, 1));

        kind.ready(desired(), live(), scope);

        List<RollingOut.Stopped> why =
                List.of(
                        new RollingOut.Stopped(
                                "Essential container in task exited",
                                OptionalInt.of(137),
                                List.of("t1")));
        List<RollingOut.Event> events =
                List.of(new RollingOut.Event(began, "(service web) has started 1 tasks"));
        assertThat(scope.sights())
                .containsExactly(
                        new RollingOut("web", "web:2", 2, 0, 0, 0, List.of(), events),
                        new RollingOut("web", "web:2", 2, 0, 0, 1, why, events),
                        new RollingOut("web", "web:2", 2, 2, 0, 1, why, events));
    }

    @Test
    void tasksOfOtherRevisionsAreNotBlamed() {
        ecs.stopped = "Scaling activity";
        ecs.stoppedRevision = "arn:aws:ecs:us-east-2:1:task-definition/web:1";
        ecs.states.add(rolling(DeploymentRolloutState.FAILED, 3));

        assertThatThrownBy(() -> kind.ready(desired(), live(), scope))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.failure().cause()).doesNotContain("Scaling activity"));
    }

    @Test
    void whatIsDrainingOrInactiveIsAbsent() {
        for (String status : List.of("DRAINING", "INACTIVE")) {
            ecs.states.add(Service.builder().serviceName("web").status(status).build());
            assertThat(kind.read(desired(), scope)).as(status).isEmpty();
        }
        assertThat(kind.read(desired(), scope)).as("missing").isEmpty();
    }

    @Test
    void waitsForAPredecessorOfTheSameNameToEnd() {
        ecs.refusals.add("Unable to Start a service that is still Draining.");
        ecs.states.add(draining(2));
        ecs.states.add(draining(0));
        ecs.states.add(Service.builder().serviceName("web").status("INACTIVE").build());

        kind.create(desired(), scope);

        assertThat(scope.reasons())
                .containsExactly("2 tasks are stopping", "the service is draining");
        assertThat(ecs.requests).filteredOn(CreateServiceRequest.class::isInstance).hasSize(2);
    }

    @Test
    void otherRefusalsAreThrownAsTheyAre() {
        ecs.refusals.add("The target group does not have an associated load balancer.");

        assertThatThrownBy(() -> kind.create(desired(), scope))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void createsWithStrategyTokenAndTags() {
        kind.create(desired(), scope);

        CreateServiceRequest request = (CreateServiceRequest) ecs.requests.getFirst();
        assertThat(request.launchType()).isNull();
        assertThat(request.capacityProviderStrategy()).hasSize(1);
        assertThat(request.clientToken()).isEqualTo(scope.token());
        assertThat(EcsTags.map(request.tags())).isEqualTo(scope.tags());
        assertThat(request.propagateTagsAsString()).isEqualTo("SERVICE");
        assertThat(request.enableECSManagedTags()).isTrue();
        assertThat(request.deploymentConfiguration().deploymentCircuitBreaker().rollback())
                .isTrue();
        assertThat(request.healthCheckGracePeriodSeconds())
                .as("only allowed with a load balancer")
                .isNull();
    }

    @Test
    void anUpdateSaysNothingAboutWhatDidNotChange() {
        UpdateServiceRequest request =
                ServiceRequests.update(desired(), "web", changes("taskDefinition"));

        assertThat(request)
                .isEqualTo(
                        UpdateServiceRequest.builder()
                                .cluster("cluster")
                                .service("web")
                                .taskDefinition(REVISION)
                                .build());
    }

    @Test
    void anotherStrategyStartsADeployment() {
        UpdateServiceRequest request =
                ServiceRequests.update(
                        desired(), "web", changes("capacityProviderStrategy[FARGATE].weight"));

        assertThat(request.forceNewDeployment()).isTrue();
        assertThat(request.capacityProviderStrategy()).hasSize(1);
    }

    @Test
    void theNumberOfTasksIsNeverSentWhenAutoscalingOwnsIt() {
        EcsService fixed = desired();
        EcsService scaled = with(new EcsService.Tasks.Autoscaled(2));

        assertThat(ServiceRequests.update(fixed, "web", changes("tasks.count")).desiredCount())
                .isEqualTo(2);
        assertThat(ServiceRequests.update(scaled, "web", changes("tasks.count")).desiredCount())
                .isNull();
    }

    @Test
    void deletingASeviceThatIsAlreadyDrainingWaitsForItsEnd() {
        ecs.inactive = true;
        ecs.states.add(draining(1));

        assertThat(kind.delete(live(), scope)).isEqualTo(new Deletion.Gone());
        assertThat(scope.reasons()).containsExactly("1 task is stopping");
    }

    @Test
    void stopsTasksBeforeDeleting() {
        ecs.states.add(draining(1));

        kind.delete(live(), scope);

        assertThat(((UpdateServiceRequest) ecs.requests.get(0)).desiredCount()).isZero();
        assertThat(((DeleteServiceRequest) ecs.requests.get(1)).force()).isTrue();
    }

    private Scope hasty() {
        return (Scope)
                Proxy.newProxyInstance(
                        Scope.class.getClassLoader(),
                        new Class<?>[] {Scope.class},
                        (any, method, arguments) ->
                                method.getName().equals("waitForRollout")
                                        ? false
                                        : method.invoke(scope, arguments));
    }

    private static EcsService desired() {
        return with(new EcsService.Tasks.Fixed(2));
    }

    private static EcsService with(EcsService.Tasks tasks) {
        return new EcsService(
                "web",
                Output.of("cluster"),
                Output.of(REVISION),
                tasks,
                List.of(new CapacityProvider(CapacityProvider.FARGATE, 1, 1)),
                new EcsService.Rolling(66, 200, true, true),
                new EcsService.Network(Set.of(), Set.of(), false),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    private static Live<EcsService> live() {
        return Live.tagged("web", desired(), Map.of(EcsService.DEPLOYMENT, "ecs-svc/1"), Map.of());
    }

    private static Changes changes(String... paths) {
        return new Changes(
                Arrays.stream(paths)
                        .map(
                                path ->
                                        new PropertyChange(
                                                path,
                                                Optional.empty(),
                                                Optional.empty(),
                                                PropertyChange.Reason.EDITED,
                                                false))
                        .toList());
    }

    private static Service draining(int running) {
        return Service.builder()
                .serviceName("web")
                .status("DRAINING")
                .runningCount(running)
                .build();
    }

    private Service rolling(DeploymentRolloutState state, int failed) {
        return Service.builder()
                .serviceName("web")
                .serviceArn("arn")
                .clusterArn("cluster")
                .status("ACTIVE")
                .events(e -> e.message("(service web) has started 1 tasks").createdAt(time.now()))
                .deployments(
                        Deployment.builder()
                                .id("ecs-svc/1")
                                .status("PRIMARY")
                                .taskDefinition(REVISION)
                                .rolloutState(state)
                                .rolloutStateReason("ECS deployment circuit breaker: tasks failed")
                                .desiredCount(2)
                                .runningCount(state == DeploymentRolloutState.COMPLETED ? 2 : 0)
                                .failedTasks(failed)
                                .createdAt(time.now())
                                .build())
                .build();
    }

    /** Answers with one state after the other; when there are none left the service is missing. */
    private static final class FakeEcs implements EcsClient {
        final Deque<Service> states =
                new ArrayDeque<>() {
                    @Override
                    public boolean add(Service state) {
                        return super.add(state == null ? Service.builder().build() : state);
                    }
                };
        final Deque<String> refusals = new ArrayDeque<>();
        final List<EcsRequest> requests = new ArrayList<>();
        String stopped;
        String stoppedRevision = REVISION;
        boolean inactive;

        @Override
        public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
            requests.add(request);
            return DescribeServicesResponse.builder()
                    .services(
                            Optional.ofNullable(states.poll())
                                    .filter(state -> state.serviceName() != null)
                                    .stream()
                                    .toList())
                    .build();
        }

        @Override
        public CreateServiceResponse createService(CreateServiceRequest request) {
            requests.add(request);
            if (!refusals.isEmpty()) {
                throw InvalidParameterException.builder().message(refusals.poll()).build();
            }
            return CreateServiceResponse.builder()
                    .service(s -> s.serviceName("web").serviceArn("arn"))
                    .build();
        }

        @Override
        public UpdateServiceResponse updateService(UpdateServiceRequest request) {
            requests.add(request);
            if (inactive) {
                throw ServiceNotActiveException.builder().message("not active").build();
            }
            return UpdateServiceResponse.builder().build();
        }

        @Override
        public DeleteServiceResponse deleteService(DeleteServiceRequest request) {
            requests.add(request);
            return DeleteServiceResponse.builder().build();
        }

        @Override
        public ListTasksResponse listTasks(ListTasksRequest request) {
            requests.add(request);
            return ListTasksResponse.builder()
                    .taskArns(stopped == null ? List.of() : List.of("task"))
                    .build();
        }

        @Override
        public DescribeTasksResponse describeTasks(DescribeTasksRequest request) {
            return DescribeTasksResponse.builder()
                    .tasks(
                            Task.builder()
                                    .taskArn("arn:aws:ecs:us-east-2:123456789012:task/main/t1")
                                    .taskDefinitionArn(stoppedRevision)
                                    .stoppedReason(stopped)
                                    .containers(c -> c.name("app").exitCode(137))
                                    .build())
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
