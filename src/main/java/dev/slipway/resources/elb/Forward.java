package dev.slipway.resources.elb;

import dev.slipway.engine.Observed;
import dev.slipway.engine.Output;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sends requests to target groups by weight.
 *
 * @param targets one to five; kept in the order of their names
 * @param stickiness for how long a client stays with the group it met first: 1 to 604,800 seconds;
 *     empty if it does not
 */
public record Forward(List<Target> targets, Optional<Duration> stickiness)
        implements ListenerAction {
    public Forward {
        targets = targets.stream().sorted(Comparator.comparing(Target::name)).toList();
    }

    /**
     * A target group and its share. The weight is set when the rule is created; from then on it
     * belongs to whoever shifts traffic.
     *
     * @param name what the stack calls the target, such as its target group's name
     * @param weight 0 to 999, relative to the others'
     */
    public record Target(String name, Output<String> targetGroupArn, @Observed int weight) {}

    /** Everything to one group. */
    public static Forward to(String name, Output<String> targetGroupArn) {
        return new Forward(List.of(new Target(name, targetGroupArn, 1)), Optional.empty());
    }

    /** The same targets with the weights that they, or their namesakes, have in the account. */
    Forward withWeightsOf(Forward live) {
        if (live.targets.isEmpty()) {
            return this;
        }
        Forward kept =
                new Forward(
                        targets.stream()
                                .map(
                                        target ->
                                                new Target(
                                                        target.name(),
                                                        target.targetGroupArn(),
                                                        live.weightOf(target)))
                                .toList(),
                        stickiness);
        // None of the live targets is among these: a rule of zeros only would answer with 503.
        return kept.targets.stream().allMatch(target -> target.weight() == 0) ? this : kept;
    }

    private int weightOf(Target other) {
        return Stream.concat(
                        targets.stream()
                                .filter(at -> at.targetGroupArn().equals(other.targetGroupArn())),
                        targets.stream().filter(at -> at.name().equals(other.name())))
                .findFirst()
                .map(Target::weight)
                .orElse(0);
    }

    Action toAws() {
        ForwardActionConfig config =
                ForwardActionConfig.builder()
                        .targetGroups(
                                targets.stream()
                                        .map(
                                                target ->
                                                        TargetGroupTuple.builder()
                                                                .targetGroupArn(
                                                                        target.targetGroupArn()
                                                                                .get())
                                                                .weight(target.weight())
                                                                .build())
                                        .toList())
                        .targetGroupStickinessConfig(
                                s ->
                                        s.enabled(stickiness.isPresent())
                                                .durationSeconds(
                                                        stickiness
                                                                .map(d -> (int) d.toSeconds())
                                                                .orElse(null)))
                        .build();
        return Action.builder().type(ActionTypeEnum.FORWARD).forwardConfig(config).build();
    }

    /**
     * @param sought knows what the stack calls the target groups
     */
    static Forward fromAws(Action action, Forward sought) {
        ForwardActionConfig config = action.forwardConfig();
        List<TargetGroupTuple> tuples =
                config != null && config.hasTargetGroups()
                        ? config.targetGroups()
                        : List.of(
                                TargetGroupTuple.builder()
                                        .targetGroupArn(action.targetGroupArn())
                                        .build());
        List<Target> targets =
                tuples.stream()
                        .map(
                                tuple ->
                                        new Target(
                                                sought.nameOf(tuple.targetGroupArn()),
                                                Output.of(tuple.targetGroupArn()),
                                                // A weight that was never set counts as one.
                                                Optional.ofNullable(tuple.weight()).orElse(1)))
                        .toList();
        return new Forward(targets, stickiness(config));
    }

    private static Optional<Duration> stickiness(ForwardActionConfig config) {
        return Optional.ofNullable(config)
                .map(ForwardActionConfig::targetGroupStickinessConfig)
                .filter(sticky -> Boolean.TRUE.equals(sticky.enabled()))
                .map(sticky -> Optional.ofNullable(sticky.durationSeconds()).orElse(86_400))
                .map(Duration::ofSeconds);
    }

    private String nameOf(String arn) {
        return targets.stream()
                .filter(target -> target.targetGroupArn().equals(Output.of(arn)))
                .map(Target::name)
                .findFirst()
                .orElseGet(() -> ElbReads.fullName(arn).split("/")[1]);
    }

    static Forward none() {
        return new Forward(List.of(), Optional.empty());
    }
}
