package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrowdTest {
    private final Crowd crowd = new Crowd();

    @Test
    void aThreadWithoutACrowdWaitsForNobody() {
        Crowd.stand();
        Crowd.go();

        assertThat(Crowd.isStill()).isTrue();
    }

    @Test
    void itIsStillWhenEverybodyStands() {
        crowd.expect();
        crowd.run(
                () -> {
                    assertThat(Crowd.isStill()).isFalse();
                    Crowd.stand();
                    assertThat(Crowd.isStill()).isTrue();
                    Crowd.go();
                    assertThat(Crowd.isStill()).isFalse();
                });
    }

    @Test
    void whoWasExpectedAndHasNotStartedIsOnTheMove() {
        crowd.expect();
        crowd.expect();
        crowd.run(
                () -> {
                    Crowd.stand();
                    assertThat(Crowd.isStill()).isFalse();
                });
        crowd.run(() -> {});
        assertStill();
    }

    @Test
    void aPauseWithinAWaitEndsNoWait() {
        crowd.expect();
        crowd.run(
                () -> {
                    Crowd.stand();
                    Crowd.stand();
                    Crowd.go();
                    assertThat(Crowd.isStill()).isTrue();
                });
    }

    @Test
    void whoEndsWhileStandingIsCountedOnce() {
        crowd.expect();
        crowd.run(Crowd::stand);
        crowd.expect();
        crowd.run(() -> {});
        assertStill();
    }

    private void assertStill() {
        crowd.expect();
        crowd.run(
                () -> {
                    Crowd.stand();
                    assertThat(Crowd.isStill()).isTrue();
                });
    }
}
