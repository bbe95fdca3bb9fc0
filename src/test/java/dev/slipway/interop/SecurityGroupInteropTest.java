package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.FakeScope;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.resources.ec2.SecurityGroup;
import dev.slipway.resources.ec2.SecurityGroup.Peer;
import dev.slipway.resources.ec2.SecurityGroup.Rule;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import software.amazon.awssdk.services.ec2.model.Ec2Exception;

import java.util.List;
import java.util.Set;

@Tag("interop")
@ExtendWith(MotoServer.class)
class SecurityGroupInteropTest {
    private static final Rule HTTP = Rule.tcp(80, new Peer.Cidr("0.0.0.0/0"), "web, redirected");
    private static final Rule HTTPS = Rule.tcp(443, new Peer.Cidr("0.0.0.0/0"), "web");
    private static final Rule OUT = Rule.all(new Peer.Cidr("0.0.0.0/0"), "");

    private Ground ground;
    private SecurityGroup.Kind kind;

    @BeforeEach
    void prepare(MotoServer.Endpoint moto) {
        ground = new Ground(moto);
        kind = new SecurityGroup.Kind(ground.account);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    private SecurityGroup group(String name, Set<Rule> ingress, Set<Rule> egress) {
        return new SecurityGroup(name, "for " + name, ground.vpcId(), ingress, egress);
    }

    @Test
    void livesAndDies() {
        Lifecycle<SecurityGroup> life = ground.life(kind, "alb");
        Rule narrow = Rule.all(new Peer.Cidr("10.0.0.0/16"), "into the VPC");

        Live<SecurityGroup> live = life.create(group("alb", Set.of(HTTP), Set.of(narrow)));
        live = life.update(live, group("alb", Set.of(HTTP, HTTPS), Set.of(narrow)));
        live = life.update(live, group("alb", Set.of(HTTPS), Set.of(OUT)));
        Rule self = new Rule("6", 9000, 9010, Peer.Self.SELF, "each other");
        live = life.update(live, group("alb", Set.of(HTTPS, self), Set.of()));
        life.tag(live);
        life.delete(live);
    }

    @Test
    void aNewDescriptionOfARuleLeavesTheTrafficAlone() {
        Lifecycle<SecurityGroup> life = ground.life(kind, "alb");
        Live<SecurityGroup> live = life.create(group("alb", Set.of(HTTP), Set.of(OUT)));
        ground.operations();

        life.update(
                live, group("alb", Set.of(Rule.tcp(80, HTTP.peer(), "other words")), Set.of(OUT)));

        assertThat(ground.operations())
                .containsExactly(
                        "DescribeSecurityGroups", "UpdateSecurityGroupRuleDescriptionsIngress");
    }

    @Test
    void twoGroupsAreReadWithOneCall() {
        Live<SecurityGroup> alb =
                ground.life(kind, "alb").create(group("alb", Set.of(HTTP), Set.of(OUT)));
        Rule fromAlb = Rule.tcp(3000, new Peer.Members(Output.of(alb.id())), "from the ALB");
        Live<SecurityGroup> service =
                ground.life(kind, "service").create(group("service", Set.of(fromAlb), Set.of(OUT)));
        ground.operations();

        ground.time.runAll(
                List.of(alb, service).stream()
                        .<Runnable>map(
                                live ->
                                        () ->
                                                assertThat(
                                                                kind.read(
                                                                        live.properties(),
                                                                        ground.scope(kind, "x")
                                                                                .withId(live.id())))
                                                        .isPresent())
                        .toList());

        assertThat(ground.operations()).containsExactly("DescribeSecurityGroups");
    }

    @Test
    void oneThatIsMissingDoesNotHideTheOther() {
        Live<SecurityGroup> live =
                ground.life(kind, "alb").create(group("alb", Set.of(HTTP), Set.of(OUT)));
        FakeScope scope = ground.scope(kind, "x");

        ground.time.runAll(
                List.of(
                        () ->
                                assertThat(kind.read(live.properties(), scope.withId(live.id())))
                                        .isPresent(),
                        () ->
                                assertThat(
                                                kind.read(
                                                        live.properties(),
                                                        scope.withId("sg-00000000000000000")))
                                        .isEmpty()));
    }

    @Test
    void somebodyElsesGroupIsFoundWithoutOurTagsAndNotTaken() {
        SecurityGroup desired = group("alb", Set.of(HTTP), Set.of(OUT));
        ground.account
                .ec2()
                .createSecurityGroup(
                        r -> r.groupName("alb").description("theirs").vpcId(ground.vpc));
        FakeScope scope = ground.scope(kind, "alb");

        assertThat(kind.read(desired, scope).orElseThrow().tags().orElseThrow()).isEmpty();
        assertThatThrownBy(() -> kind.create(desired, scope)).isInstanceOf(Ec2Exception.class);
    }

    @Test
    void whatALostAnswerCreatedIsTaken() {
        SecurityGroup desired = group("alb", Set.of(HTTP), Set.of());
        FakeScope scope = ground.scope(kind, "alb");

        String first = kind.create(desired, scope).id();

        assertThat(kind.create(desired, scope).id()).isEqualTo(first);
    }

    @Test
    void aReplacementHasRoomForItsSuffix() {
        SecurityGroup longest = group("a".repeat(255), Set.of(), Set.of());

        assertThat(kind.renamed(longest, "k2x").name()).hasSize(255).endsWith("a-k2x");
    }
}
