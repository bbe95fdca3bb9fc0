package dev.slipway.traffic;

import dev.slipway.aws.Account;
import dev.slipway.aws.AwsErrors;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Weights;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupStickinessConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule that divides traffic between a stack's colours, as the account has it.
 *
 * @param arn of the rule; it is never searched for, because others may name the same target groups
 */
record TrafficRule(Account account, Site site, String arn) {
    /** The service's own default where stickiness is on without a duration. */
    private static final Duration A_DAY = Duration.ofDays(1);

    /**
     * What was read.
     *
     * @param actions all that the rule does with a request, forwarding included
     */
    record Reading(Position position, List<Action> actions) {}

    /**
     * @throws EngineException if the rule is gone, or forwards to somebody else as well
     */
    Reading read() {
        List<Action> actions = AwsErrors.explained("reading the traffic rule", this::actions);
        ForwardActionConfig forward = forward(actions).orElseThrow(this::doesNotForward);
        return new Reading(
                new Position(
                        new Weights(weight(forward, Colour.BLUE), weight(forward, Colour.GREEN)),
                        stickiness(forward)),
                actions);
    }

    private List<Action> actions() {
        try {
            return account.elb().describeRules(r -> r.ruleArns(arn)).rules().getFirst().actions();
        } catch (RuleNotFoundException e) {
            throw new EngineException(
                    Failure.of(
                            "reading the traffic rule",
                            "Somebody deleted the rule that divides the traffic of "
                                    + site.stack()
                                    + ".",
                            "Apply the stack, which makes it anew."),
                    e);
        }
    }

    private Optional<ForwardActionConfig> forward(List<Action> actions) {
        return actions.stream()
                .filter(action -> action.type() == ActionTypeEnum.FORWARD)
                .map(
                        action ->
                                Optional.ofNullable(action.forwardConfig())
                                        .filter(ForwardActionConfig::hasTargetGroups)
                                        .orElseGet(() -> only(action.targetGroupArn())))
                .filter(this::isOurs)
                .findFirst();
    }

    private static ForwardActionConfig only(String group) {
        return ForwardActionConfig.builder().targetGroups(g -> g.targetGroupArn(group)).build();
    }

    private boolean isOurs(ForwardActionConfig forward) {
        return forward.targetGroups().stream()
                .allMatch(
                        tuple ->
                                site.sides().values().stream()
                                        .anyMatch(
                                                side ->
                                                        side.targetGroup()
                                                                .equals(tuple.targetGroupArn())));
    }

    private EngineException doesNotForward() {
        return new EngineException(
                Failure.of(
                        "reading the traffic rule",
                        "Somebody changed it: it does not forward to the stack's two target groups"
                                + " alone.",
                        "Look at it in the console, or apply the stack, which puts it right."));
    }

    /** A group that the rule does not name gets nothing; a weight that was never set counts one. */
    private int weight(ForwardActionConfig forward, Colour colour) {
        return forward.targetGroups().stream()
                .filter(t -> t.targetGroupArn().equals(site.side(colour).targetGroup()))
                .findFirst()
                .map(tuple -> Optional.ofNullable(tuple.weight()).orElse(1))
                .orElse(0);
    }

    private static Optional<Duration> stickiness(ForwardActionConfig forward) {
        return Optional.ofNullable(forward.targetGroupStickinessConfig())
                .filter(sticky -> Boolean.TRUE.equals(sticky.enabled()))
                .map(
                        sticky ->
                                Optional.ofNullable(sticky.durationSeconds())
                                        .map(Duration::ofSeconds)
                                        .orElse(A_DAY));
    }

    /**
     * Sets the weights and leaves the rest of what was read as it is. Both groups are named, also
     * with weight 0: the load balancer checks the health of those it forwards to.
     */
    void write(Share share, Reading before) {
        List<TargetGroupTuple> both =
                Stream.of(Colour.values()).map(colour -> tuple(colour, share)).toList();
        Function<Action, Action> weighed =
                action ->
                        action.type() != ActionTypeEnum.FORWARD
                                ? action
                                : action.toBuilder()
                                        .targetGroupArn(null)
                                        .forwardConfig(
                                                f ->
                                                        f.targetGroups(both)
                                                                .targetGroupStickinessConfig(
                                                                        sticky(action)))
                                        .build();
        List<Action> actions =
                before.actions().stream().map(weighed).collect(Collectors.toUnmodifiableList());
        AwsErrors.explained(
                "setting the weights to " + share.weights(),
                () -> account.elb().modifyRule(r -> r.ruleArn(arn).actions(actions)));
    }

    private TargetGroupTuple tuple(Colour colour, Share share) {
        return TargetGroupTuple.builder()
                .targetGroupArn(site.side(colour).targetGroup())
                .weight(share.weight(colour))
                .build();
    }

    private static TargetGroupStickinessConfig sticky(Action action) {
        return action.forwardConfig() == null
                ? null
                : action.forwardConfig().targetGroupStickinessConfig();
    }
}
