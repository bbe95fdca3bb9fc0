package dev.slipway.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Address;
import dev.slipway.engine.Verb;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Weights;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shift;
import dev.slipway.traffic.Traffic;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.common.SecretValues;

import javafx.scene.input.KeyCode;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

import java.nio.file.Path;

/** The page of the traffic over a stack that stands in a rehearsal, and what happens to that. */
final class ShownTraffic implements AutoCloseable {
    private final Rehearsed rehearsed;
    private final Windowed window;
    private TrafficController page;

    ShownTraffic(Path home) {
        rehearsed = Rehearsed.in(home, Pace.VIRTUAL);
        assertThat(rehearsed.run(rehearsed.stack(), Verb.APPLY).complete()).isTrue();
        window = new Windowed();
    }

    Windowed window() {
        return window;
    }

    void show() {
        page =
                window.show(
                        kit ->
                                new TrafficController(
                                        kit,
                                        rehearsed.session(),
                                        rehearsed.stack(),
                                        new SecretValues(),
                                        (_, _) -> {}));
        window.see("traffic-now", "Now ");
    }

    /** Lets go of the page, as the window does that closes. */
    void leave() {
        window.ask(
                () -> {
                    page.close();
                    return true;
                });
    }

    Traffic traffic() {
        var deployment = rehearsed.deployment(rehearsed.stack());
        return new Traffic(
                rehearsed.stack(),
                deployment.remembered(),
                deployment.account(),
                deployment.folder());
    }

    Weights weights() {
        return traffic().position().weights();
    }

    void shifted(int green) {
        assertThat(traffic().shift(Shift.byHand(new Share(100 - green, green)))).isNotNull();
    }

    /** What somebody does with another tool. */
    void weigh(int blue, int green) {
        ElasticLoadBalancingV2Client elb = rehearsed.session().account().elb();
        var outputs = rehearsed.deployment(rehearsed.stack()).remembered();
        String arn =
                outputs.entry(Address.parse("ListenerRule.production"))
                        .orElseThrow()
                        .id()
                        .orElseThrow();
        Rule rule = elb.describeRules(r -> r.ruleArns(arn)).rules().getFirst();
        Action forward = rule.actions().getFirst();
        var groups =
                forward.forwardConfig().targetGroups().stream()
                        .map(
                                group ->
                                        group.toBuilder()
                                                .weight(
                                                        group.targetGroupArn().equals(greenGroup())
                                                                ? green
                                                                : blue)
                                                .build())
                        .toList();
        elb.modifyRule(
                r ->
                        r.ruleArn(arn)
                                .actions(
                                        forward.toBuilder()
                                                .forwardConfig(
                                                        forward.forwardConfig().toBuilder()
                                                                .targetGroups(groups)
                                                                .build())
                                                .build()));
    }

    private String greenGroup() {
        return rehearsed
                .deployment(rehearsed.stack())
                .remembered()
                .entry(Address.parse("TargetGroup.green"))
                .orElseThrow()
                .id()
                .orElseThrow();
    }

    void type(String text) {
        window.focus("traffic-typed");
        window.type("traffic-typed", text);
        window.press(KeyCode.ENTER);
    }

    void scale(Colour colour, int tasks) {
        rehearsed
                .session()
                .account()
                .ecs()
                .updateService(
                        r ->
                                r.cluster(rehearsed.stack().cluster().name())
                                        .service(rehearsed.stack().service(colour).name())
                                        .desiredCount(tasks));
    }

    @Override
    public void close() {
        leave();
        window.close();
        rehearsed.close();
    }
}
