package dev.slipway.sandbox.ecs;

import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.NetworkInterface;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tasks as callers find and see them; stopped ones for about an hour. */
record ShownTasks(Fleet fleet) {

    List<String> list(ListTasksRequest request, String cluster) {
        boolean stopped = request.desiredStatus() == DesiredStatus.STOPPED;
        return fleet.all().values().stream()
                .filter(service -> service.service.clusterArn().equals(cluster))
                .filter(
                        service ->
                                request.serviceName() == null
                                        || service.service
                                                .serviceName()
                                                .equals(name(request.serviceName())))
                .flatMap(service -> service.tasks.stream())
                .filter(
                        task ->
                                request.family() == null
                                        || task.definition.family().equals(request.family()))
                .filter(task -> task.isWanted() != stopped)
                .map(task -> task.arn)
                .toList();
    }

    /** By ARN or id. */
    Optional<Task> find(String name, String cluster) {
        return fleet.all().values().stream()
                .filter(service -> service.service.clusterArn().equals(cluster))
                .flatMap(
                        service ->
                                service.tasks.stream()
                                        .filter(task -> task.id().equals(name(name)))
                                        .map(task -> shown(service, task)))
                .findFirst();
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static Task shown(RunningService service, RunningTask task) {
        return Task.builder()
                .taskArn(task.arn)
                .clusterArn(service.service.clusterArn())
                .taskDefinitionArn(task.definition.taskDefinitionArn())
                .group("service:" + service.service.serviceName())
                .startedBy(task.deployment)
                .lastStatus(task.status())
                .desiredStatus(task.isWanted() ? "RUNNING" : "STOPPED")
                .launchType(LaunchType.FARGATE)
                .capacityProviderName(task.capacityProvider)
                .availabilityZone(task.nic.availabilityZone())
                .cpu(task.definition.cpu())
                .memory(task.definition.memory())
                .platformVersion("1.4.0")
                .createdAt(task.created)
                .startedAt(task.running)
                .stoppingAt(task.leaving)
                .stoppedAt(task.stopped)
                .stoppedReason(task.reason)
                .stopCode(task.isStopped() ? stopCode(task) : null)
                .attachments(attachment(task))
                .containers(
                        task.definition.containerDefinitions().stream()
                                .map(each -> container(task, each.name(), each.image()))
                                .toList())
                .build();
    }

    private static TaskStopCode stopCode(RunningTask task) {
        if (task.leaving != null || task.running != null && task.exit == null) {
            return TaskStopCode.SERVICE_SCHEDULER_INITIATED;
        }
        return task.exit == null
                ? TaskStopCode.TASK_FAILED_TO_START
                : TaskStopCode.ESSENTIAL_CONTAINER_EXITED;
    }

    private static Attachment attachment(RunningTask task) {
        return Attachment.builder()
                .type("ElasticNetworkInterface")
                .status(task.isStopped() ? "DELETED" : "ATTACHED")
                .details(
                        Map.of(
                                        "subnetId", task.nic.subnetId(),
                                        "networkInterfaceId", task.nic.networkInterfaceId(),
                                        "privateIPv4Address", task.ip())
                                .entrySet()
                                .stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(
                                        each ->
                                                KeyValuePair.builder()
                                                        .name(each.getKey())
                                                        .value(each.getValue())
                                                        .build())
                                .toList())
                .build();
    }

    /** Its own, or one made up: no tag ever moves here. */
    private static String digest(String image) {
        int at = image.indexOf('@');
        return at < 0
                ? "sha256:" + HexFormat.of().toHexDigits(image.hashCode()).repeat(8)
                : image.substring(at + 1);
    }

    private static Container container(RunningTask task, String name, String image) {
        return Container.builder()
                .name(name)
                .image(image)
                .imageDigest(task.running == null ? null : digest(image))
                .taskArn(task.arn)
                .lastStatus(task.status())
                .exitCode(task.exit)
                .networkInterfaces(NetworkInterface.builder().privateIpv4Address(task.ip()).build())
                .build();
    }
}
