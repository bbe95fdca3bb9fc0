package dev.slipway.resources.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.resources.ecs.Rollout.Verdict;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

class RolloutTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final String OLD = "arn:aws:ecs:us-east-2:1:task-definition/web:1";
    private static final String NEW = "arn:aws:ecs:us-east-2:1:task-definition/web:2";

    private final Rollout rollout = new Rollout(NEW, Optional.of("ours"));

    @Test
    void isCompletedWhenOurDeploymentOfOurRevisionIs() {
        assertThat(rollout.judge(service(deployment("ours", NEW, "PRIMARY", "COMPLETED"))))
                .isEqualTo(new Verdict.Completed());
    }

    /** More tasks are no new deployment, and the old one stays completed while they start. */
    @Test
    void goesOnUntilTheTasksThatWereAddedRun() {
        assertThat(rollout.judge(service(scaled(2)))).isInstanceOf(Verdict.Underway.class);
        assertThat(rollout.judge(service(scaled(3)))).isEqualTo(new Verdict.Completed());
    }

    private static Deployment scaled(int running) {
        return deployment(
                "ours", NEW, "PRIMARY", "COMPLETED", d -> d.desiredCount(3).runningCount(running));
    }

    @Test
    void goesOnWhileTasksStart() {
        assertThat(
                        rollout.judge(
                                service(
                                        deployment("ours", NEW, "PRIMARY", "IN_PROGRESS"),
                                        deployment("before", OLD, "ACTIVE", "COMPLETED"))))
                .isEqualTo(new Verdict.Underway("1 of 2 tasks run, deployment in progress", 0));
    }

    @Test
    void tellsHowManyTasksFailed() {
        assertThat(
                        rollout.judge(
                                service(
                                        deployment(
                                                "ours",
                                                NEW,
                                                "PRIMARY",
                                                "IN_PROGRESS",
                                                d -> d.failedTasks(2)))))
                .isEqualTo(
                        new Verdict.Underway(
                                "1 of 2 tasks run, 2 failed, deployment in progress", 2));
    }

    /** The SDK's waiter would call this stable. */
    @Test
    void fails_whenTheServiceWasRolledBackToTheOldRevision() {
        Verdict verdict =
                rollout.judge(
                        service(
                                deployment("rollback", OLD, "PRIMARY", "COMPLETED"),
                                deployment(
                                        "ours",
                                        NEW,
                                        "ACTIVE",
                                        "FAILED",
                                        d -> d.rolloutStateReason("tasks failed to start"))));
        assertThat(verdict).isEqualTo(new Verdict.Failed("tasks failed to start."));
    }

    @Test
    void fails_whenOnlyTheRollbackIsLeft() {
        assertThat(failure(service(deployment("rollback", OLD, "PRIMARY", "COMPLETED"))))
                .contains("runs web:1 instead of web:2");
    }

    @Test
    void fails_whenAnotherDeploymentOfTheSameRevisionTookOver() {
        assertThat(failure(service(deployment("theirs", NEW, "PRIMARY", "COMPLETED"))))
                .contains("Another deployment");
    }

    @Test
    void anyDeploymentOfTheRevisionWillDo_whenNoneIsKnown() {
        assertThat(
                        new Rollout(NEW, Optional.empty())
                                .judge(service(deployment("any", NEW, "PRIMARY", "COMPLETED"))))
                .isEqualTo(new Verdict.Completed());
    }

    @Test
    void fails_whenTheCircuitBreakerTripsWithoutRollback() {
        assertThat(failure(service(deployment("ours", NEW, "PRIMARY", "FAILED"))))
                .isEqualTo("The deployment failed.");
    }

    @Test
    void aNewRoleIsGivenTimeToBeKnown() {
        String message = "(service web) ECS was unable to assume the role 'arn:x'.";
        assertThat(rollout.judge(inProgress(event(message, 10))))
                .isInstanceOf(Verdict.Underway.class);
        assertThat(failure(inProgress(event(message, 90)))).isEqualTo(message);
    }

    @Test
    void capacityMayComeBack_butAnImpossiblePlacementNever() {
        String placement = "(service web) was unable to place a task. Reason: ";
        assertThat(
                        rollout.judge(
                                inProgress(
                                        event(
                                                placement + "Capacity is unavailable at this time.",
                                                60))))
                .isInstanceOf(Verdict.Underway.class);
        assertThat(
                        failure(
                                inProgress(
                                        event(
                                                placement + "Capacity is unavailable at this time.",
                                                700))))
                .contains("Capacity");
        assertThat(failure(inProgress(event(placement + "The configuration is not supported.", 1))))
                .contains("not supported");
    }

    @Test
    void eventsOfEarlierDeploymentsDoNotCount() {
        assertThat(
                        rollout.judge(
                                inProgress(
                                        event(
                                                "(service web) is unable to consistently start"
                                                        + " tasks successfully.",
                                                -5))))
                .isInstanceOf(Verdict.Underway.class);
    }

    private String failure(Service service) {
        assertThat(rollout.judge(service)).isInstanceOf(Verdict.Failed.class);
        return ((Verdict.Failed) rollout.judge(service)).why();
    }

    private static Service inProgress(ServiceEvent event) {
        return service(deployment("ours", NEW, "PRIMARY", "IN_PROGRESS")).toBuilder()
                .events(event)
                .build();
    }

    private static ServiceEvent event(String message, long seconds) {
        return ServiceEvent.builder()
                .message(message)
                .createdAt(START.plusSeconds(seconds))
                .build();
    }

    static Service service(Deployment... deployments) {
        return Service.builder()
                .serviceName("web")
                .status("ACTIVE")
                .deployments(List.of(deployments))
                .build();
    }

    private static Deployment deployment(
            String id, String taskDefinition, String status, String state) {
        return deployment(id, taskDefinition, status, state, any -> {});
    }

    private static Deployment deployment(
            String id,
            String taskDefinition,
            String status,
            String state,
            Consumer<Deployment.Builder> more) {
        return Deployment.builder()
                .id(id)
                .taskDefinition(taskDefinition)
                .status(status)
                .rolloutState(DeploymentRolloutState.fromValue(state))
                .desiredCount(2)
                .runningCount(state.equals("COMPLETED") ? 2 : 1)
                .failedTasks(0)
                .createdAt(START)
                .applyMutation(more)
                .build();
    }
}
