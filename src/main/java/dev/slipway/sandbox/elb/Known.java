package dev.slipway.sandbox.elb;

import dev.slipway.sandbox.elb.Balancers.Entry;
import dev.slipway.sandbox.world.Page;
import dev.slipway.sandbox.world.Tags;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.*;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What ELB knows, looked up by ARN, and its ways to refuse. */
final class Known {
    static final Tags<Tag> TAGS =
            new Tags<>(
                    Tag::key,
                    Tag::value,
                    (key, value) -> Tag.builder().key(key).value(value).build());
    static final String NAME = "(?!-)[a-zA-Z0-9-]{1,32}(?<!-)";

    /** The tag by which people have a target group answer with errors, in percent. */
    private static final String ERRORS = "sandbox:error-rate";

    private static final int PAGE = 400;
    final World world;
    final Balancers balancers;
    final TargetGroups groups;

    /** By ARN. */
    final Map<String, List<Tag>> tags = new TreeMap<>();

    Known(World world, Balancers balancers, TargetGroups groups) {
        this.world = world;
        this.balancers = balancers;
        this.groups = groups;
    }

    static boolean isMeant(List<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    AwsServiceException unknownAttribute(String key) {
        return world.refuse(
                InvalidConfigurationRequestException.builder(),
                "InvalidConfigurationRequest",
                "The attribute key '" + key + "' is not recognized");
    }

    AwsServiceException notPermitted(String message) {
        return world.refuse(
                OperationNotPermittedException.builder(), "OperationNotPermitted", message);
    }

    boolean isKnown(String arn) {
        return Stream.of(balancers.all, balancers.listeners, balancers.rules(), groups.all())
                .anyMatch(all -> all.containsKey(arn));
    }

    void requireKnown(String arn) {
        if (!isKnown(arn)) {
            if (arn.contains(":listener-rule/")) {
                rule(arn);
            } else if (arn.contains(":listener/")) {
                listener(arn);
            } else if (arn.contains(":targetgroup/")) {
                group(arn);
            }
            balancer(arn);
        }
    }

    Entry balancer(String arn) {
        return Optional.ofNullable(balancers.all.get(arn)).orElseThrow(() -> noBalancer(arn));
    }

    AwsServiceException noBalancer(String what) {
        return world.refuse(
                LoadBalancerNotFoundException.builder(),
                "LoadBalancerNotFound",
                "Load balancer '" + what + "' not found");
    }

    Listener listener(String arn) {
        return Optional.ofNullable(balancers.listeners.get(arn))
                .orElseThrow(
                        () ->
                                world.refuse(
                                        ListenerNotFoundException.builder(),
                                        "ListenerNotFound",
                                        "Listener '" + arn + "' not found"));
    }

    Rule rule(String arn) {
        return Optional.ofNullable(balancers.rules().get(arn))
                .orElseThrow(
                        () ->
                                world.refuse(
                                        RuleNotFoundException.builder(),
                                        "RuleNotFound",
                                        "Rule '" + arn + "' not found"));
    }

    TargetGroups.Entry group(String arn) {
        return Optional.ofNullable(groups.all().get(arn)).orElseThrow(() -> noGroup(arn));
    }

    AwsServiceException noGroup(String what) {
        return world.refuse(
                TargetGroupNotFoundException.builder(),
                "TargetGroupNotFound",
                "One or more target groups not found: " + what);
    }

    <T> Page<T> page(List<T> all, String token, Integer wanted) {
        return Page.of(all, token, wanted, PAGE)
                .orElseThrow(() -> invalid("The marker is not valid"));
    }

    /** Gives something tags; one of a target group says how many of its answers are errors. */
    void tag(String arn, List<Tag> all) {
        double errors = errors(all);
        tags.put(arn, all);
        Optional.ofNullable(groups.all().get(arn))
                .ifPresent(group -> group.errors.set(world.now(), errors));
    }

    private double errors(List<Tag> all) {
        String percent =
                all.stream()
                        .filter(tag -> tag.key().equals(ERRORS))
                        .map(Tag::value)
                        .findFirst()
                        .orElse("0");
        if (!percent.matches("\\d{1,2}|100")) {
            throw invalid("The tag " + ERRORS + " is a percentage from 0 to 100");
        }
        return Integer.parseInt(percent) / 100.0;
    }

    void checkTags(Collection<Tag> given) {
        String problem = TAGS.problem(given);
        if (problem != null) {
            throw invalid(problem);
        }
    }

    AwsServiceException invalid(String message) {
        return world.refuse(ElasticLoadBalancingV2Exception.builder(), "ValidationError", message);
    }
}
