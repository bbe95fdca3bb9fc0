package dev.slipway.traffic;

import static dev.slipway.traffic.Crossing.green;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Engine;
import dev.slipway.engine.Plan;
import dev.slipway.engine.StopSignal;
import dev.slipway.stack.Colour;
import dev.slipway.stack.ContainerImage;
import dev.slipway.stack.Weights;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Wherever a release or the way back from it is killed, the next command goes on or puts back. */
class KilledReleaseTest {
    /** Each of these takes more calls than that. */
    private static final int FEWEST = 3;

    @TempDir Path folder;
    private Death death;
    private Crossing crossing;

    @BeforeEach
    void build() {
        Path home = folder.resolve("home");
        death = new Death(home, folder.resolve("kept"));
        crossing = new Crossing(home, death);
        crossing.pass(Duration.ofMinutes(1));
    }

    private static ContainerImage image(int number) {
        return new ContainerImage("registry.example/shop:" + number);
    }

    /** As the command does it: what is there already is not carried out again. */
    private void deploy(ContainerImage image) {
        try (Deployment deployment = crossing.open();
                Engine.Run run = deployment.begin()) {
            Releases releases = new Releases(deployment);
            Release release = releases.release(Colour.GREEN, image, Optional.empty());
            Plan plan = releases.plan(run, release);
            if (plan.isEmpty()) {
                releases.settle(release);
            } else {
                releases.deploy(run, plan, release, new StopSignal(), _ -> {});
            }
        }
    }

    private Rollback.End rollBack() {
        try (Deployment deployment = crossing.open()) {
            Releases releases = new Releases(deployment);
            return new Rollback(deployment, releases, releases.latest().orElseThrow())
                    .run(UnaryOperator.identity(), new StopSignal(), _ -> {});
        }
    }

    private Optional<PastRelease> latest() {
        try (Deployment deployment = crossing.open()) {
            return new Releases(deployment).latest();
        }
    }

    private void shift(String percent) {
        try (Deployment deployment = crossing.open()) {
            assertThat(new Releases(deployment).traffic().shift(green(percent)))
                    .isInstanceOf(Shifted.Done.class);
        }
    }

    private void assertSettled() {
        assertThat(crossing.service(Colour.GREEN).deployments()).hasSize(1);
        assertThat(crossing.weights()).isEqualTo(new Weights(100, 0));
        assertThat(crossing.seed.plan(crossing.stack).mutations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aReleaseGoesOn(boolean answered) {
        int calls = 0;
        while (died(++calls, answered, image(calls))) {
            deploy(image(calls));
            assertThat(crossing.image(Colour.GREEN)).isEqualTo(image(calls).toString());
            assertSettled();
            assertThat(latest()).get().matches(PastRelease::completed, "complete");
        }
        assertThat(calls).isGreaterThan(FEWEST);
    }

    private boolean died(int call, boolean answered, ContainerImage released) {
        return death.at(call, answered, () -> deploy(released));
    }

    /** What of an image stays the same when it is pinned. */
    private String repository() {
        return crossing.image(Colour.GREEN).replaceFirst("[:@][^/]*$", "");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aReleaseIsPutBack(boolean answered) {
        String before = repository();
        int calls = 0;
        while (died(++calls, answered, image(calls))) {
            if (latest().isPresent()) {
                assertThat(rollBack()).isEqualTo(new Rollback.End.Restored());
            }
            assertThat(latest()).isEmpty();
            assertThat(crossing.image(Colour.GREEN)).startsWith(before);
            assertSettled();
        }
        assertThat(calls).isGreaterThan(FEWEST);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theWayBackGoesOn(boolean answered) {
        String before = repository();
        int calls = 0;
        do {
            deploy(image(++calls));
            shift("50");
        } while (turnedBack(calls, answered, before));
        assertThat(calls).isGreaterThan(FEWEST);
    }

    /** Killed before the colour is woken, and while that is waited for. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aColourAtRestIsWokenAllTheSame(int call) {
        String before = repository();
        deploy(image(1));
        shift("100");
        crossing.pass(Duration.ofMinutes(8));
        rest();
        assertThat(turnedBack(call, false, before)).isTrue();
        assertThat(crossing.service(Colour.BLUE).runningCount()).isEqualTo(2);
    }

    /** Tasks that nobody took away serve again, and no later plan takes them away. */
    @Test
    void aColourThatWasToRestServesAgain() {
        deploy(image(1));
        shift("100");
        crossing.pass(Duration.ofMinutes(8));
        assertThat(death.at(1, false, this::rest)).isTrue();
        shift("0");
        assertThat(crossing.seed.plan(crossing.stack).mutations()).isEmpty();
    }

    /** Killed after its call, with what it did still to be kept. */
    @Test
    void aColourThatWentToRestStaysThereIfThatIsRepeated() {
        deploy(image(1));
        shift("100");
        crossing.pass(Duration.ofMinutes(8));
        assertThat(death.at(1, true, this::rest)).isTrue();
        rest();
        assertThat(crossing.service(Colour.BLUE).desiredCount()).isZero();
        assertThat(crossing.seed.plan(crossing.stack).mutations()).isEmpty();
    }

    private void rest() {
        try (Deployment deployment = crossing.open()) {
            Resting resting = new Resting(deployment, new Releases(deployment).traffic());
            assertThat(resting.rest(Colour.BLUE, Duration.ZERO, _ -> {}))
                    .isInstanceOf(Rest.Begun.class);
        }
    }

    /** Whether a way back died, and the next one arrived where it was to. */
    private boolean turnedBack(int call, boolean answered, String before) {
        boolean died = death.at(call, answered, this::rollBack);
        if (died) {
            assertThat(rollBack()).isEqualTo(new Rollback.End.Restored());
        }
        assertThat(latest()).isEmpty();
        assertThat(crossing.image(Colour.GREEN)).startsWith(before);
        assertSettled();
        return died;
    }
}
