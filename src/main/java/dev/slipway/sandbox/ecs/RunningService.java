package dev.slipway.sandbox.ecs;

import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceConnectConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A service with its deployments, of which the primary one comes first, and its tasks. */
final class RunningService {
    /** Without what is counted afresh each time somebody looks. */
    Service service;

    /** By which a creation that is sent twice is known. */
    final String token;

    ServiceConnectConfiguration connect;
    final List<Deployment> deployments = new ArrayList<>();
    final List<RunningTask> tasks = new ArrayList<>();

    /** The newest first. */
    final List<ServiceEvent> events = new ArrayList<>();

    /** The revision of the last deployment that was completed, to which a failed one goes back. */
    String lastGood;

    /** Until when no task is started. */
    Instant heldUntil;

    /** When the number of tasks was last said. */
    Instant sized;

    /** When anything was last asked for or went wrong. */
    Instant changed;

    RunningService(
            Service service, String token, ServiceConnectConfiguration connect, Instant now) {
        this.service = service;
        this.token = token;
        this.connect = connect;
        this.sized = now;
        this.changed = now;
    }

    String arn() {
        return service.serviceArn();
    }

    int desired() {
        return service.desiredCount();
    }

    boolean is(String status) {
        return service.status().equals(status);
    }

    void become(String status) {
        service = service.toBuilder().status(status).build();
    }

    Deployment primary() {
        return deployments.getFirst();
    }

    /** The tasks that are not stopped. */
    Stream<RunningTask> alive() {
        return tasks.stream().filter(task -> !task.isStopped());
    }

    Stream<RunningTask> in(String status) {
        return tasks.stream().filter(task -> task.status().equals(status));
    }

    /** The tasks of a deployment that are meant to stay. */
    Stream<RunningTask> wanted(Deployment of) {
        return tasks.stream()
                .filter(RunningTask::isWanted)
                .filter(task -> task.deployment.equals(of.id()));
    }

    boolean isRollingOut() {
        return primary().rolloutState() == DeploymentRolloutState.IN_PROGRESS;
    }

    /** Whether nothing will happen to it by itself. */
    boolean isSettled() {
        return is("INACTIVE")
                || is("ACTIVE")
                        && deployments.size() == 1
                        && primary().rolloutState() == DeploymentRolloutState.COMPLETED
                        && wanted(primary()).count() == desired()
                        && in("RUNNING").count() == desired()
                        && alive().count() == desired();
    }
}
