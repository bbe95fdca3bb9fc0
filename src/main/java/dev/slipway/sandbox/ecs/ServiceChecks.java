package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.ec2.SandboxEc2;
import dev.slipway.sandbox.elb.TargetGroups;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What ECS refuses when a service is created or changed. */
record ServiceChecks(World world, SandboxEc2 ec2, TargetGroups groups) {

    void name(String name) {
        if (name == null || !name.matches("[A-Za-z0-9][\\w-]{0,254}")) {
            throw invalid("Invalid service name: " + name);
        }
    }

    void count(Integer tasks) {
        if (tasks != null && tasks < 0) {
            throw invalid("desiredCount should be between 0 and 5000.");
        }
    }

    void network(NetworkConfiguration network) {
        if (network == null || network.awsvpcConfiguration() == null) {
            throw invalid(
                    "Network Configuration must be provided when networkMode 'awsvpc' is"
                            + " specified.");
        }
        AwsVpcConfiguration vpc = network.awsvpcConfiguration();
        if (vpc.subnets().isEmpty() || vpc.subnets().size() > 16) {
            throw invalid("subnets can not be empty, and no more than 16.");
        }
        if (vpc.securityGroups().size() > 5) {
            throw invalid("securityGroups can have at most 5 items.");
        }
        for (String subnet : vpc.subnets()) {
            if (ec2.network().subnet(subnet).isEmpty()) {
                throw invalid("The subnet ID '" + subnet + "' does not exist");
            }
        }
        for (String group : vpc.securityGroups()) {
            if (!ec2.groups().exists(group)) {
                throw invalid("The security group '" + group + "' does not exist");
            }
        }
    }

    void balancers(List<LoadBalancer> balancers, TaskDefinition definition) {
        balancers.forEach(to -> balancer(to, definition));
    }

    private void balancer(LoadBalancer to, TaskDefinition definition) {
        String group = to.targetGroupArn();
        if (!groups.exists(group) || !groups.isAttached(group)) {
            throw invalid(
                    "The target group with targetGroupArn "
                            + group
                            + " does not have an associated load balancer.");
        }
        boolean named =
                definition.containerDefinitions().stream()
                        .filter(container -> container.name().equals(to.containerName()))
                        .flatMap(container -> container.portMappings().stream())
                        .anyMatch(port -> port.containerPort().equals(to.containerPort()));
        if (!named) {
            throw invalid(
                    "The container "
                            + to.containerName()
                            + " did not have a container port "
                            + to.containerPort()
                            + " defined.");
        }
    }

    void strategy(List<CapacityProviderStrategyItem> strategy, Cluster cluster) {
        for (CapacityProviderStrategyItem item : strategy) {
            if (!cluster.capacityProviders().contains(item.capacityProvider())) {
                throw invalid(
                        "The specified capacity provider strategy cannot contain a capacity"
                                + " provider that is not associated with the cluster.");
            }
            if (out(item.base(), 100_000) || out(item.weight(), 1000)) {
                throw invalid("The base or weight of a capacity provider is out of range.");
            }
        }
        if (strategy.stream().filter(item -> value(item.base()) > 0).count() > 1) {
            throw invalid("Only one capacity provider in a strategy can have a base defined.");
        }
        if (!strategy.isEmpty() && strategy.stream().allMatch(item -> value(item.weight()) == 0)) {
            throw invalid("At least one capacity provider must have a weight greater than zero.");
        }
    }

    private static int value(Integer number) {
        return Optional.ofNullable(number).orElse(0);
    }

    private static boolean out(Integer number, int most) {
        return value(number) < 0 || value(number) > most;
    }

    /** A deployment configuration with AWS's defaults in place of what was left out. */
    DeploymentConfiguration filled(DeploymentConfiguration given) {
        DeploymentConfiguration.Builder filled =
                given == null ? DeploymentConfiguration.builder() : given.toBuilder();
        DeploymentConfiguration now = filled.build();
        int most = Objects.requireNonNullElse(now.maximumPercent(), 200);
        int least = Objects.requireNonNullElse(now.minimumHealthyPercent(), 100);
        if (most <= 100 && least >= 100) {
            throw invalid(
                    "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will"
                            + " block deployments.");
        }
        return filled.maximumPercent(most).minimumHealthyPercent(least).build();
    }

    AwsServiceException invalid(String message) {
        return world.refuse(
                InvalidParameterException.builder(), "InvalidParameterException", message);
    }
}
