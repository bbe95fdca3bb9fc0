package dev.slipway.blueprint;

import dev.slipway.aws.Account;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Stack;

import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks ECS and the load balancer how the services of a stack fare. */
record HealthCheck(Stack stack, Account account) {

    List<ServiceHealth> ask() {
        return Stream.of(Colour.values()).map(this::ask).toList();
    }

    private ServiceHealth ask(Colour colour) {
        String name = stack.service(colour).name();
        return find(name)
                .map(service -> health(colour, service))
                .orElseGet(() -> ServiceHealth.absent(colour, name));
    }

    private Optional<Service> find(String name) {
        try {
            return account
                    .ecs()
                    .describeServices(r -> r.cluster(stack.cluster().name()).services(name))
                    .services()
                    .stream()
                    .filter(service -> service.status().equals("ACTIVE"))
                    .findFirst();
        } catch (ClusterNotFoundException e) {
            return Optional.empty();
        }
    }

    private ServiceHealth health(Colour colour, Service service) {
        List<TargetHealth> targets =
                service.loadBalancers().stream()
                        .flatMap(to -> targets(to.targetGroupArn()))
                        .filter(target -> target.state() != TargetHealthStateEnum.DRAINING)
                        .toList();
        return new ServiceHealth(
                colour,
                service.serviceName(),
                true,
                service.runningCount(),
                service.desiredCount(),
                (int) targets.stream().filter(HealthCheck::isHealthy).count(),
                targets.size(),
                targets.stream()
                        .filter(target -> !isHealthy(target))
                        .flatMap(target -> Optional.ofNullable(target.description()).stream())
                        .distinct()
                        .toList(),
                tasks(service));
    }

    private static boolean isHealthy(TargetHealth target) {
        return target.state() == TargetHealthStateEnum.HEALTHY;
    }

    private Stream<TargetHealth> targets(String group) {
        try {
            return account
                    .elb()
                    .describeTargetHealth(r -> r.targetGroupArn(group))
                    .targetHealthDescriptions()
                    .stream()
                    .map(target -> target.targetHealth());
        } catch (TargetGroupNotFoundException e) {
            return Stream.empty();
        }
    }

    private List<String> tasks(Service service) {
        return account
                .ecs()
                .listTasks(
                        r ->
                                r.cluster(stack.cluster().name())
                                        .serviceName(service.serviceName())
                                        .desiredStatus(DesiredStatus.RUNNING))
                .taskArns()
                .stream()
                .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
                .toList();
    }
}
