package dev.slipway.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Engine;
import dev.slipway.engine.Plan;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Summary;
import dev.slipway.stack.Colour;
import dev.slipway.stack.ContainerImage;
import dev.slipway.stack.Stack;
import dev.slipway.stack.TargetGroup;
import dev.slipway.stack.Weights;
import dev.slipway.traffic.Release.Aim;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** New images for the colour without traffic, in the sandbox. */
class DeployTest {
    private static final ContainerImage NEXT = new ContainerImage("registry.example/shop:2");

    @TempDir Path home;
    private Crossing crossing;

    @BeforeEach
    void build() {
        crossing = new Crossing(home);
        crossing.pass(Duration.ofMinutes(1));
    }

    private Aim aim(Optional<Colour> to, boolean force) {
        try (Deployment deployment = crossing.open(crossing.stack)) {
            return new Releases(deployment).aim(to, force);
        }
    }

    @Test
    void anImageRunsInOneColourAndPlansHaveItFromThenOn() {
        String blue = crossing.service(Colour.BLUE).taskDefinition();
        assertThat(crossing.deploy(crossing.stack, Colour.GREEN, NEXT).complete()).isTrue();
        assertThat(crossing.image(Colour.GREEN)).isEqualTo(NEXT.toString());
        assertThat(crossing.service(Colour.BLUE).taskDefinition()).isEqualTo(blue);
        assertThat(crossing.weights()).isEqualTo(new Weights(100, 0));
        assertThat(crossing.seed.plan(crossing.stack).isEmpty()).isTrue();
        crossing.seed.apply(crossing.stack);
        assertThat(crossing.image(Colour.GREEN)).isEqualTo(NEXT.toString());
    }

    @Test
    void anotherImageInTheFileCountsMoreAndForGood() {
        crossing.deploy(crossing.stack, Colour.GREEN, NEXT);
        Stack edited = with(crossing.stack, new ContainerImage("nginx:3"));
        crossing.seed.apply(edited);
        assertThat(crossing.image(Colour.GREEN)).isEqualTo("nginx:3");
        crossing.seed.apply(crossing.stack);
        assertThat(crossing.image(Colour.GREEN))
                .as("a release that is over")
                .isNotEqualTo(NEXT.toString());
    }

    @Test
    void whatElseTheFileSaysIsAppliedAndKeepsTheRelease() {
        crossing.deploy(crossing.stack, Colour.GREEN, NEXT);
        Stack edited = matcher(crossing.stack, Colour.GREEN, "200-204");
        crossing.seed.apply(edited);
        assertThat(crossing.image(Colour.GREEN)).isEqualTo(NEXT.toString());
        assertThat(crossing.seed.plan(edited).isEmpty()).isTrue();
    }

    @Test
    void whatDiffersElsewhereIsShownAndLeft() {
        crossing.resize(Colour.BLUE, 1);
        Stack edited = matcher(crossing.stack, Colour.BLUE, "200-204");
        try (Deployment deployment = crossing.open(edited);
                Engine.Run run = deployment.begin()) {
            Releases releases = new Releases(deployment);
            Release release = releases.release(Colour.GREEN, NEXT, Optional.empty());
            Plan plan = releases.plan(run, release);
            assertThat(plan.mutations())
                    .extracting(step -> step.address().toString())
                    .containsExactlyInAnyOrder("TaskDefinition.green", "EcsService.green");
            assertThat(plan.steps())
                    .filteredOn(step -> step.note().filter("Left as it is."::equals).isPresent())
                    .extracting(step -> step.address().toString())
                    .containsExactlyInAnyOrder("TargetGroup.blue", "EcsService.blue");
            assertThat(releases.deploy(run, plan, release, new StopSignal(), _ -> {}).complete())
                    .isTrue();
        }
        assertThat(crossing.service(Colour.BLUE).desiredCount()).isEqualTo(1);
        assertThat(crossing.seed.plan(edited).mutations()).hasSize(2);
    }

    @Test
    void whatWouldBeReplacedIsMoreThanARelease() {
        Stack edited =
                crossing.stack.withService(
                        Colour.GREEN,
                        crossing.stack
                                .service(Colour.GREEN)
                                .withContainer(
                                        crossing.stack
                                                .service(Colour.GREEN)
                                                .container()
                                                .withPort(8081)));
        try (Deployment deployment = crossing.open(edited);
                Engine.Run run = deployment.begin()) {
            Releases releases = new Releases(deployment);
            assertThat(
                            releases.plan(
                                            run,
                                            releases.release(Colour.GREEN, NEXT, Optional.empty()))
                                    .conflicts())
                    .isNotEmpty()
                    .allSatisfy(
                            conflict ->
                                    assertThat(conflict.remedy())
                                            .isEqualTo("Apply the stack first, then deploy."));
        }
    }

    @Test
    void theIdleColourIsFoundAndTheOtherRefused() {
        assertThat(aim(Optional.empty(), false)).isEqualTo(new Aim.Taken(Colour.GREEN));
        assertThat(aim(Optional.of(Colour.BLUE), false))
                .asInstanceOf(type(Aim.Refused.class))
                .satisfies(
                        refused -> {
                            assertThat(refused.why()).isEqualTo("Blue carries traffic: 100 %.");
                            assertThat(refused.remedy()).isEqualTo("Deploy to green.");
                        });
        assertThat(aim(Optional.of(Colour.BLUE), true)).isEqualTo(new Aim.Taken(Colour.BLUE));
        crossing.traffic.shift(Crossing.green("25"));
        assertThat(aim(Optional.empty(), false))
                .asInstanceOf(type(Aim.Refused.class))
                .satisfies(refused -> assertThat(refused.why()).contains("Both colours"));
        crossing.traffic.shift(Crossing.green("100"));
        assertThat(aim(Optional.empty(), false)).isEqualTo(new Aim.Taken(Colour.BLUE));
    }

    @Test
    void anImageThatDoesNotStartFailsAndGetsNoTraffic() {
        Summary summary =
                crossing.deploy(
                        crossing.stack,
                        Colour.GREEN,
                        new ContainerImage("registry.example/crash:1"));
        assertThat(summary.complete()).isFalse();
        try (Deployment deployment = crossing.open(crossing.stack)) {
            Releases releases = new Releases(deployment);
            assertThat(releases.history().getLast().ended())
                    .get()
                    .isInstanceOf(ReleaseRecord.Failed.class);
            assertThat(releases.traffic().shift(Crossing.green("5")))
                    .isInstanceOf(Shifted.Refused.class);
        }
        assertThat(crossing.deploy(crossing.stack, Colour.GREEN, NEXT).complete()).isTrue();
        assertThat(crossing.traffic.shift(Crossing.green("5")))
                .as("as a process has it that knows nothing of the release")
                .isInstanceOf(Shifted.Refused.class);
    }

    @Test
    void thePreviewFollowsTheRelease() {
        assertThat(previewed(Colour.GREEN)).isOne();
        crossing.traffic.shift(Crossing.green("100"));
        crossing.deploy(crossing.stack, Colour.BLUE, NEXT);
        assertThat(previewed(Colour.BLUE)).isEqualTo(100);
        assertThat(previewed(Colour.GREEN)).isZero();
        assertThat(crossing.weights()).isEqualTo(new Weights(0, 100));
        assertThat(crossing.seed.plan(crossing.stack).isEmpty()).isTrue();
    }

    private int previewed(Colour colour) {
        return crossing
                .elb
                .describeRules(r -> r.ruleArns(crossing.traffic.site().preview()))
                .rules()
                .getFirst()
                .actions()
                .getFirst()
                .forwardConfig()
                .targetGroups()
                .stream()
                .filter(group -> group.targetGroupArn().equals(crossing.group(colour)))
                .findFirst()
                .orElseThrow()
                .weight();
    }

    @Test
    void nothingIsRememberedOfAStackThatIsGone() {
        crossing.deploy(crossing.stack, Colour.GREEN, NEXT);
        assertThat(crossing.seed.destroy(crossing.stack).complete()).isTrue();
        crossing.seed.apply(crossing.stack);
        assertThat(crossing.image(Colour.GREEN)).isNotEqualTo(NEXT.toString());
        try (Deployment deployment = crossing.open(crossing.stack)) {
            assertThat(new Releases(deployment).history()).isEmpty();
        }
    }

    @Test
    void nothingIsRememberedEitherIfThatWasCutOff() throws IOException {
        crossing.deploy(crossing.stack, Colour.GREEN, NEXT);
        Path released = crossing.folder.resolve("released.json");
        byte[] remembered = Files.readAllBytes(released);
        crossing.seed.destroy(crossing.stack);
        Files.write(released, remembered);
        crossing.seed.apply(crossing.stack);
        assertThat(crossing.image(Colour.GREEN)).isNotEqualTo(NEXT.toString());
        assertThat(crossing.seed.plan(crossing.stack).isEmpty()).isTrue();
    }

    @Test
    void aLostStateTakesNoReleaseBack() throws IOException {
        crossing.deploy(crossing.stack, Colour.GREEN, NEXT);
        Files.delete(crossing.folder.resolve("state.json"));
        crossing.seed.apply(crossing.stack);
        assertThat(crossing.image(Colour.GREEN)).isEqualTo(NEXT.toString());
    }

    private static Stack with(Stack stack, ContainerImage image) {
        var service = stack.service(Colour.GREEN);
        return stack.withService(
                Colour.GREEN, service.withContainer(service.container().withImage(image)));
    }

    private static Stack matcher(Stack stack, Colour colour, String matcher) {
        TargetGroup group = stack.service(colour).targetGroup();
        return stack.withService(
                colour,
                stack.service(colour)
                        .withTargetGroup(
                                group.withHealthCheck(group.healthCheck().withMatcher(matcher))));
    }
}
