package dev.slipway.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.resources.ecs.Rollout.Verdict;
import dev.slipway.stack.Colour;
import dev.slipway.traffic.Readiness.NotReady;
import dev.slipway.traffic.Readiness.Ready;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class ReadinessTest {
    private static final Verdict COMPLETED = new Verdict.Completed();

    @ParameterizedTest
    @CsvSource({
        "99:1,  10, 1", "90:10, 10, 1", "89:11, 10, 2", "50:50, 10, 5", "50:50, 5, 3",
        "49:51, 10, 10", "0:100, 10, 10", "1:3, 2, 2", "199:1, 0, 1", "0:1, 0, 1"
    })
    void aShareTakesItsPartOfTheCapacity(String weights, int capacity, int needed) {
        Share share = Share.parse(weights);
        assertThat(Readiness.of(green(COMPLETED, needed, 0, 0), share, capacity))
                .isEqualTo(new Ready());
        assertThat(Readiness.of(green(COMPLETED, needed - 1, 0, 0), share, capacity))
                .isInstanceOf(NotReady.class);
    }

    @Test
    void whatWasNotJudgedYetIsWaitedFor() {
        NotReady refused = refused(green(COMPLETED, 2, 1, 0));
        assertThat(refused.why())
                .isEqualTo("1 of the green targets has not been judged healthy yet.");
        assertThat(refused.remedy()).startsWith("Wait");
    }

    @Test
    void theIntendedRevisionMustHaveRolledOut() {
        assertThat(refused(green(new Verdict.Underway("1 of 2 tasks run", 0), 2, 0, 0)).why())
                .isEqualTo("The roll-out of green is not complete: 1 of 2 tasks run.");
        assertThat(refused(green(new Verdict.Failed("It was rolled back."), 2, 0, 0)).why())
                .endsWith("It was rolled back.");
    }

    @Test
    void theReasonSaysWhatTheLoadBalancerSees() {
        NotReady refused = refused(green(COMPLETED, 0, 0, 2));
        assertThat(refused.why())
                .isEqualTo(
                        "Green needs 1 healthy target for 25 % of the traffic and has 0."
                                + " Health checks failed.");
        assertThat(refused.remedy()).contains("unhealthy");
    }

    @Test
    void theWayBackTakesOneHealthyTarget() {
        assertThat(Readiness.ofWayBack(green(new Verdict.Failed("Whatever."), 1, 1, 1)))
                .isEqualTo(new Ready());
        assertThat(Readiness.ofWayBack(green(COMPLETED, 0, 2, 0))).isInstanceOf(NotReady.class);
    }

    private static NotReady refused(Standing standing) {
        return (NotReady) Readiness.of(standing, new Share(75, 25), 2);
    }

    private static Standing green(Verdict rollout, int healthy, int initial, int unhealthy) {
        List<String> troubles = unhealthy > 0 ? List.of("Health checks failed") : List.of();
        return new Standing(
                Colour.GREEN,
                rollout,
                2,
                new Targets(healthy, initial, unhealthy, troubles),
                Optional.empty());
    }
}
