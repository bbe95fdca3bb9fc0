package dev.slipway.resources.elb;

import dev.slipway.aws.Account;
import dev.slipway.aws.Batch;
import dev.slipway.engine.Scope;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Looks up what belongs to load balancing, several of a kind with one call, and reads and writes
 * its tags.
 */
final class ElbReads {
    /** Names or ARNs in one describe call; the API documents no limit below its page size, 400. */
    private static final int AT_ONCE = 20;

    /** ELBv2 API, DescribeTags: "You can specify up to 20 resources in a single call". */
    private static final int TAGGED_AT_ONCE = 20;

    private final Account account;
    private final Batch<String, LoadBalancer> balancersByArn;
    private final Batch<String, LoadBalancer> balancersByName;
    private final Batch<String, TargetGroup> groupsByArn;
    private final Batch<String, TargetGroup> groupsByName;
    private final Batch<String, Listener> listenersByArn;
    private final Batch<String, Rule> rulesByArn;
    private final Batch<String, Map<String, String>> tagsByArn;

    ElbReads(Account account) {
        this.account = account;
        balancersByArn =
                batch(
                        arns ->
                                index(
                                        account.elb()
                                                .describeLoadBalancers(
                                                        r -> r.loadBalancerArns(arns))
                                                .loadBalancers(),
                                        LoadBalancer::loadBalancerArn));
        balancersByName =
                batch(
                        names ->
                                index(
                                        account.elb()
                                                .describeLoadBalancers(r -> r.names(names))
                                                .loadBalancers(),
                                        LoadBalancer::loadBalancerName));
        groupsByArn =
                batch(
                        arns ->
                                index(
                                        account.elb()
                                                .describeTargetGroups(r -> r.targetGroupArns(arns))
                                                .targetGroups(),
                                        TargetGroup::targetGroupArn));
        groupsByName =
                batch(
                        names ->
                                index(
                                        account.elb()
                                                .describeTargetGroups(r -> r.names(names))
                                                .targetGroups(),
                                        TargetGroup::targetGroupName));
        listenersByArn =
                batch(
                        arns ->
                                index(
                                        account.elb()
                                                .describeListeners(r -> r.listenerArns(arns))
                                                .listeners(),
                                        Listener::listenerArn));
        rulesByArn =
                batch(
                        arns ->
                                index(
                                        account.elb().describeRules(r -> r.ruleArns(arns)).rules(),
                                        Rule::ruleArn));
        tagsByArn =
                new Batch<>(account.time(), TAGGED_AT_ONCE, this::describeTags, ElbReads::missing);
    }

    Optional<LoadBalancer> balancer(String arn) {
        return balancersByArn.get(arn);
    }

    Optional<LoadBalancer> balancerNamed(String name) {
        return balancersByName.get(name);
    }

    Optional<TargetGroup> group(String arn) {
        return groupsByArn.get(arn);
    }

    Optional<TargetGroup> groupNamed(String name) {
        return groupsByName.get(name);
    }

    Optional<Listener> listener(String arn) {
        return listenersByArn.get(arn);
    }

    Optional<Listener> listenerAt(String loadBalancerArn, int port) {
        return unlessMissing(
                        () ->
                                account
                                        .elb()
                                        .describeListenersPaginator(
                                                r -> r.loadBalancerArn(loadBalancerArn))
                                        .listeners()
                                        .stream()
                                        .filter(listener -> listener.port() == port)
                                        .findFirst())
                .flatMap(found -> found);
    }

    Optional<Rule> rule(String arn) {
        return rulesByArn.get(arn);
    }

    /** The rule as it is now, for a change that must not lose another's. */
    Optional<Rule> ruleNow(String arn) {
        return unlessMissing(
                () -> account.elb().describeRules(r -> r.ruleArns(arn)).rules().getFirst());
    }

    Optional<Rule> ruleAt(String listenerArn, int priority) {
        return unlessMissing(
                        () ->
                                account
                                        .elb()
                                        .describeRulesPaginator(r -> r.listenerArn(listenerArn))
                                        .rules()
                                        .stream()
                                        .filter(rule -> rule.priority().equals("" + priority))
                                        .findFirst())
                .flatMap(found -> found);
    }

    /**
     * Something that was found, and its tags.
     *
     * @param <T> the SDK's class for it
     */
    record Tagged<T>(T found, Map<String, String> tags) {}

    /**
     * Looks something up by its ARN if that is known, and otherwise by its natural key. With the
     * ARN the tags are asked for first: then whatever is read at the same moment is in step, and
     * all of its tags, and all of its kind, take one call.
     */
    <T> Optional<Tagged<T>> find(
            Scope scope,
            Function<String, Optional<T>> byArn,
            Supplier<Optional<T>> byKey,
            Function<T, String> arnOf) {
        if (scope.id().isPresent()) {
            String arn = scope.id().get();
            return tagsByArn
                    .get(arn)
                    .flatMap(tags -> byArn.apply(arn).map(found -> new Tagged<>(found, tags)));
        }
        return byKey.get()
                .filter(found -> !scope.deposed().contains(arnOf.apply(found)))
                .flatMap(
                        found ->
                                tagsByArn
                                        .get(arnOf.apply(found))
                                        .map(tags -> new Tagged<>(found, tags)));
    }

    void tag(String arn, Map<String, String> set, Set<String> remove) {
        if (!set.isEmpty()) {
            account.elb().addTags(r -> r.resourceArns(arn).tags(tags(set)));
        }
        if (!remove.isEmpty()) {
            account.elb().removeTags(r -> r.resourceArns(arn).tagKeys(remove));
        }
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /** What follows the sixth colon and the word after it: {@code app/name/id} and the like. */
    static String fullName(String arn) {
        String resource = arn.split(":", 6)[5];
        return resource.startsWith("loadbalancer/")
                ? resource.substring("loadbalancer/".length())
                : resource;
    }

    private Map<String, Map<String, String>> describeTags(Set<String> arns) {
        return account.elb().describeTags(r -> r.resourceArns(arns)).tagDescriptions().stream()
                .collect(
                        Collectors.toMap(
                                all -> all.resourceArn(),
                                all ->
                                        all.tags().stream()
                                                .collect(Collectors.toMap(Tag::key, Tag::value))));
    }

    private <V> Batch<String, V> batch(Function<Set<String>, Map<String, V>> load) {
        return new Batch<>(account.time(), AT_ONCE, load, ElbReads::missing);
    }

    private static <V> Map<String, V> index(List<V> found, Function<V, String> key) {
        return found.stream().collect(Collectors.toMap(key, value -> value, (one, same) -> one));
    }

    private static <T> Optional<T> unlessMissing(Supplier<T> look) {
        try {
            return Optional.of(look.get());
        } catch (AwsServiceException e) {
            if (missing(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** LoadBalancerNotFound, TargetGroupNotFound, ListenerNotFound or RuleNotFound. */
    static boolean missing(RuntimeException thrown) {
        return thrown instanceof AwsServiceException e
                && e.awsErrorDetails() != null
                && e.awsErrorDetails().errorCode() != null
                && e.awsErrorDetails().errorCode().endsWith("NotFound");
    }
}
