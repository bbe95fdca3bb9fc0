package dev.slipway.traffic;

import static dev.slipway.traffic.Crossing.green;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.StopSignal;
import dev.slipway.stack.Colour;
import dev.slipway.stack.ContainerImage;
import dev.slipway.stack.Stack;
import dev.slipway.stack.TargetGroup;
import dev.slipway.stack.Weights;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** The way back from releases, in the sandbox. */
class RollbackTest {
    private static final ContainerImage TWO = new ContainerImage("registry.example/shop:2");
    private static final ContainerImage THREE = new ContainerImage("registry.example/shop:3");

    @TempDir Path home;
    private Crossing crossing;
    private String first;

    @BeforeEach
    void build() {
        crossing = new Crossing(home);
        crossing.pass(Duration.ofMinutes(1));
        first = pinned(crossing.image(Colour.GREEN), Colour.GREEN);
    }

    private void deploy(Stack stack, Colour colour, ContainerImage image) {
        assertThat(crossing.deploy(stack, colour, image).complete()).isTrue();
        crossing.pass(Duration.ofMinutes(1));
    }

    private void shift(Shift shift) {
        try (Deployment deployment = crossing.open(crossing.stack)) {
            assertThat(new Releases(deployment).traffic().shift(shift))
                    .isInstanceOf(Shifted.Done.class);
        }
    }

    private static Rest rest(Deployment deployment) {
        return new Resting(deployment, new Releases(deployment).traffic())
                .rest(Colour.BLUE, Duration.ZERO, _ -> {});
    }

    private Rollback.End rollBack() {
        return rollBack(crossing.stack);
    }

    private Rollback.End rollBack(Stack stack) {
        try (Deployment deployment = crossing.open(stack)) {
            Releases releases = new Releases(deployment);
            PastRelease last = releases.latest().orElseThrow();
            return new Rollback(deployment, releases, last)
                    .run(UnaryOperator.identity(), new StopSignal(), _ -> {});
        }
    }

    private String matcher(Colour colour) {
        return crossing.elb
                .describeTargetGroups(r -> r.targetGroupArns(crossing.group(colour)))
                .targetGroups()
                .getFirst()
                .matcher()
                .httpCode();
    }

    @Test
    void weightsRevisionAndTargetGroupGoBackTogether() {
        String before = matcher(Colour.GREEN);
        TargetGroup group = crossing.stack.service(Colour.GREEN).targetGroup();
        Stack edited =
                crossing.stack.withService(
                        Colour.GREEN,
                        crossing.stack
                                .service(Colour.GREEN)
                                .withTargetGroup(
                                        group.withHealthCheck(
                                                group.healthCheck().withMatcher("200-204"))));
        deploy(edited, Colour.GREEN, TWO);
        assertThat(matcher(Colour.GREEN)).isEqualTo("200-204");
        shift(green("25"));
        assertThat(rollBack(edited)).isEqualTo(new Rollback.End.Restored());
        assertThat(crossing.weights()).isEqualTo(new Weights(100, 0));
        assertThat(crossing.image(Colour.GREEN)).isEqualTo(first);
        assertThat(matcher(Colour.GREEN)).isEqualTo(before);
        assertThat(crossing.seed.plan(edited).isEmpty()).as("apply leaves it so").isTrue();
        try (Deployment deployment = crossing.open(crossing.stack)) {
            assertThat(new Releases(deployment).latest()).isEmpty();
            PastShift back = new Releases(deployment).traffic().history().getLast();
            assertThat(back.begun().cause()).isEqualTo(ShiftRecord.Cause.BACK);
            assertThat(back.begun().reason()).contains("rolled back " + TWO);
        }
    }

    @Test
    void theImageThatRanComesBackWhateverItsTagMeansByThen() {
        String revision = crossing.service(Colour.GREEN).taskDefinition();
        deploy(crossing.stack, Colour.GREEN, TWO);
        try (Deployment deployment = crossing.open()) {
            assertThat(new Releases(deployment).latest().orElseThrow().begun().before())
                    .extracting(ReleaseRecord.Before::taskDefinition)
                    .isEqualTo(revision);
        }
        assertThat(rollBack()).isEqualTo(new Rollback.End.Restored());
        assertThat(crossing.image(Colour.GREEN)).isEqualTo(first);
        crossing.pass(Duration.ofMinutes(1));
        deploy(crossing.stack, Colour.GREEN, THREE);
        assertThat(rollBack()).isEqualTo(new Rollback.End.Restored());
        assertThat(crossing.image(Colour.GREEN)).isEqualTo(first);
        assertThat(crossing.seed.plan(crossing.stack).isEmpty()).isTrue();
    }

    private String pinned(String image, Colour colour) {
        return new ContainerImage(image).pinned(crossing.digest(colour)).toString();
    }

    @Test
    void thePreviewGoesBackToo() {
        shift(green("100"));
        deploy(crossing.stack, Colour.BLUE, TWO);
        assertThat(crossing.traffic.preview()).contains(Colour.BLUE);
        assertThat(rollBack()).isEqualTo(new Rollback.End.Restored());
        assertThat(crossing.traffic.preview()).contains(Colour.GREEN);
    }

    @Test
    void oneReleaseAfterTheOther() {
        deploy(crossing.stack, Colour.GREEN, TWO);
        shift(green("100"));
        String blue = pinned(crossing.image(Colour.BLUE), Colour.BLUE);
        deploy(crossing.stack, Colour.BLUE, THREE);
        shift(green("0"));
        assertThat(rollBack()).isEqualTo(new Rollback.End.Restored());
        assertThat(crossing.weights()).isEqualTo(new Weights(0, 100));
        assertThat(crossing.image(Colour.BLUE)).isEqualTo(blue);
        assertThat(crossing.image(Colour.GREEN)).isEqualTo(TWO.toString());
        assertThat(rollBack()).isEqualTo(new Rollback.End.Restored());
        assertThat(crossing.weights()).isEqualTo(new Weights(100, 0));
        assertThat(crossing.image(Colour.GREEN)).isEqualTo(first);
    }

    @Test
    void whatNeverRanIsNothingToGoBackTo() {
        ContainerImage bad = new ContainerImage("registry.example/crash:1");
        assertThat(crossing.deploy(crossing.stack, Colour.GREEN, bad).complete()).isFalse();
        deploy(crossing.stack, Colour.GREEN, TWO);
        assertThat(rollBack()).isEqualTo(new Rollback.End.Restored());
        assertThat(crossing.image(Colour.GREEN)).isEqualTo(first);
    }

    @Test
    void aColourAtRestIsWokenBeforeItGetsTraffic() {
        deploy(crossing.stack, Colour.GREEN, TWO);
        shift(green("100"));
        crossing.pass(Duration.ofMinutes(10));
        try (Deployment deployment = crossing.open(crossing.stack)) {
            assertThat(rest(deployment)).isInstanceOf(Rest.Begun.class);
        }
        crossing.pass(Duration.ofMinutes(5));
        assertThat(crossing.service(Colour.BLUE).runningCount()).isZero();
        assertThat(rollBack()).isEqualTo(new Rollback.End.Restored());
        assertThat(crossing.service(Colour.BLUE).runningCount()).isEqualTo(2);
        assertThat(crossing.weights()).isEqualTo(new Weights(100, 0));
    }

    @Test
    void aReleaseToAColourAtRestWakesIt() {
        deploy(crossing.stack, Colour.GREEN, TWO);
        shift(green("100"));
        crossing.pass(Duration.ofMinutes(10));
        try (Deployment deployment = crossing.open(crossing.stack)) {
            rest(deployment);
        }
        deploy(crossing.stack, Colour.BLUE, THREE);
        assertThat(crossing.service(Colour.BLUE).runningCount()).isEqualTo(2);
        shift(green("0"));
    }

    @Test
    void whatSomebodyScaledDownIsBroughtUp() {
        deploy(crossing.stack, Colour.GREEN, TWO);
        shift(green("100"));
        crossing.resize(Colour.BLUE, 0);
        crossing.pass(Duration.ofMinutes(10));
        assertThat(rollBack()).isEqualTo(new Rollback.End.Restored());
        assertThat(crossing.weights()).isEqualTo(new Weights(100, 0));
    }

    @Test
    void withNobodyToGoBackToNothingIsDone() {
        deploy(crossing.stack, Colour.GREEN, TWO);
        shift(green("100"));
        String blue = crossing.group(Colour.BLUE);
        crossing.elb
                .describeTargetHealth(r -> r.targetGroupArn(blue))
                .targetHealthDescriptions()
                .forEach(
                        it ->
                                crossing.elb.deregisterTargets(
                                        r -> r.targetGroupArn(blue).targets(it.target())));
        assertThat(rollBack())
                .isInstanceOfSatisfying(
                        Rollback.End.NotMoved.class,
                        end -> assertThat(end.shifted()).isInstanceOf(Shifted.Refused.class));
        assertThat(crossing.image(Colour.GREEN)).isEqualTo(TWO.toString());
        assertThat(crossing.weights()).isEqualTo(new Weights(0, 100));
    }

    @Test
    void whatNeverRanIsNotGoneBackFrom() {
        ContainerImage bad = new ContainerImage("registry.example/crash:1");
        deploy(crossing.stack, Colour.GREEN, TWO);
        String two = pinned(TWO.toString(), Colour.GREEN);
        crossing.deploy(crossing.stack, Colour.GREEN, bad);
        deploy(crossing.stack, Colour.GREEN, THREE);
        assertThat(rollBack()).isEqualTo(new Rollback.End.Restored());
        assertThat(crossing.image(Colour.GREEN)).isEqualTo(two);
        assertThat(rollBack()).isEqualTo(new Rollback.End.Restored());
        assertThat(crossing.image(Colour.GREEN)).isEqualTo(first);
    }

    @Test
    void whatSomebodyElseSetIsNotOverwritten() {
        deploy(crossing.stack, Colour.GREEN, TWO);
        crossing.weigh(1, 1);
        assertThat(rollBack())
                .isInstanceOfSatisfying(
                        Rollback.End.NotMoved.class,
                        end -> assertThat(end.shifted()).isInstanceOf(Shifted.Foreign.class));
        assertThat(crossing.image(Colour.GREEN)).isEqualTo(TWO.toString());
    }

    @Test
    void theWeightsDoNotWaitForARun() {
        deploy(crossing.stack, Colour.GREEN, TWO);
        shift(green("50"));
        try (Deployment other = crossing.open(crossing.stack);
                Engine.Run _ = other.begin()) {
            assertThatThrownBy(this::rollBack).isInstanceOf(EngineException.class);
        }
        assertThat(crossing.weights()).isEqualTo(new Weights(100, 0));
        assertThat(rollBack()).isEqualTo(new Rollback.End.Restored());
        assertThat(crossing.image(Colour.GREEN)).isEqualTo(first);
    }
}
