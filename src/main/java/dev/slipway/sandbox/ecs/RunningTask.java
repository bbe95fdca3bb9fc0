package dev.slipway.sandbox.ecs;

import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

import java.time.Instant;
import java.util.List;

/** A task of a service with what became of it. */
final class RunningTask {
    final String arn;
    final String deployment;
    final TaskDefinition definition;
    final Behaviour behaviour;
    final String capacityProvider;

    /** Where this task is a target, whatever the service says by now. */
    final List<LoadBalancer> targets;

    final NetworkInterface nic;
    final Instant created;
    Instant running;

    /** When it was taken out of its target groups, to be stopped once they have drained. */
    Instant leaving;

    Instant stopped;
    String reason;
    Integer exit;

    RunningTask(
            String arn,
            String deployment,
            TaskDefinition definition,
            String capacityProvider,
            List<LoadBalancer> targets,
            NetworkInterface nic,
            Instant created) {
        this.arn = arn;
        this.deployment = deployment;
        this.definition = definition;
        this.behaviour = Behaviour.of(definition);
        this.capacityProvider = capacityProvider;
        this.targets = targets;
        this.nic = nic;
        this.created = created;
    }

    String id() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    String ip() {
        return nic.privateIpAddress();
    }

    /** Whether it is there and meant to stay. */
    boolean isWanted() {
        return leaving == null && stopped == null;
    }

    boolean isStopped() {
        return stopped != null;
    }

    /** In the words of the task's life cycle. */
    String status() {
        if (stopped != null) {
            return "STOPPED";
        }
        if (leaving != null) {
            return "DEACTIVATING";
        }
        return running != null ? "RUNNING" : "PENDING";
    }
}
