package dev.slipway.ui.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Action;
import dev.slipway.engine.Address;
import dev.slipway.engine.Changes;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Plan;
import dev.slipway.engine.Resource;
import dev.slipway.engine.Step;
import dev.slipway.engine.Verb;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class AgreementTest {
    private final Agreement agreed =
            Agreement.to(
                    plan(
                            step(Action.CREATE, "cluster"),
                            step(Action.UPDATE, "service"),
                            step(Action.REPLACE, "group"),
                            step(Action.DELETE, "rule"),
                            step(Action.NONE, "bucket")));

    @Test
    void coversWhatWasAgreedToAndWhatIsLeftOfIt() {
        assertThat(
                        agreed.covers(
                                plan(
                                        step(Action.CREATE, "cluster"),
                                        step(Action.UPDATE, "service"),
                                        step(Action.REPLACE, "group"),
                                        step(Action.DELETE, "rule"))))
                .isTrue();
        assertThat(agreed.covers(plan(step(Action.UPDATE, "service")))).isTrue();
        assertThat(agreed.covers(plan())).isTrue();
    }

    /** A cluster that was created and is not yet as described is changed the next time. */
    @Test
    void coversAGentlerWayToTheSame() {
        assertThat(agreed.covers(plan(step(Action.UPDATE, "cluster")))).isTrue();
        assertThat(agreed.covers(plan(step(Action.UPDATE, "group")))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"REPLACE", "DELETE"})
    void losesNothingThatWasOnlyToBeChanged(Action action) {
        assertThat(agreed.covers(plan(step(action, "service")))).isFalse();
        assertThat(agreed.covers(plan(step(action, "cluster")))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "UPDATE", "REVISE", "REPLACE", "DELETE"})
    void touchesNothingElse(Action action) {
        assertThat(agreed.covers(plan(step(action, "bucket")))).isFalse();
        assertThat(agreed.covers(plan(step(action, "role")))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "ADOPT", "RESUME", "FORGET"})
    void whatChangesNothingNeedsNoAgreement(Action action) {
        assertThat(agreed.covers(plan(step(action, "role")))).isTrue();
    }

    @Test
    void neverCoversAConflict() {
        Plan stuck =
                new Plan(
                        "shop",
                        Verb.APPLY,
                        List.of(),
                        List.of(Failure.of("creating the role", "It is there.", "Rename it.")));
        assertThat(agreed.covers(stuck)).isFalse();
    }

    private static Plan plan(Step<?>... steps) {
        return new Plan("shop", Verb.APPLY, List.of(steps), List.of());
    }

    /** Of no kind: an agreement looks only at what is done, and to which address. */
    private static Step<Resource> step(Action action, String name) {
        return new Step<>(
                new Address("Thing", name),
                null,
                action,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Changes(List.of()),
                List.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                false,
                Optional.empty());
    }
}
