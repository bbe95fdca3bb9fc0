package dev.slipway.resources.ecs;

import dev.slipway.aws.Account;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What else explains why a service does not come up: the last lines of its tasks, and what the load
 * balancer thinks of them.
 */
record Evidence(
        Supplier<Optional<LastWords>> words, Supplier<Optional<ElasticLoadBalancingV2Client>> elb) {

    static Evidence in(Account account) {
        return new Evidence(
                () -> Optional.of(new LastWords(account::ecs, account::logs)),
                () -> Optional.of(account.elb()));
    }

    /** For whoever has nothing but ECS. */
    static Evidence none() {
        return new Evidence(Optional::empty, Optional::empty);
    }

    /**
     * The last lines of one of the tasks, oldest first. The one that said most is heard: of the
     * newest, the last lines may still be on their way.
     */
    List<String> lastWords(List<Task> tasks) {
        return words.get().stream()
                .flatMap(in -> tasks.stream().map(in::of))
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    /** What is wrong with the targets of a service, each reason once. */
    List<String> targets(Service service) {
        return elb.get().stream()
                .flatMap(
                        client ->
                                service.loadBalancers().stream()
                                        .flatMap(to -> unhealthy(client, to.targetGroupArn())))
                .distinct()
                .toList();
    }

    private static Stream<String> unhealthy(ElasticLoadBalancingV2Client client, String group) {
        try {
            return client
                    .describeTargetHealth(r -> r.targetGroupArn(group))
                    .targetHealthDescriptions()
                    .stream()
                    .map(target -> target.targetHealth())
                    .filter(health -> health.state() != TargetHealthStateEnum.HEALTHY)
                    .map(Evidence::describe);
        } catch (SdkException e) {
            return Stream.empty();
        }
    }

    private static String describe(TargetHealth health) {
        return health.stateAsString()
                + (health.reason() == null ? "" : ", " + health.reasonAsString())
                + (health.description() == null ? "" : ": " + health.description());
    }
}
