package dev.slipway.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stack.Problem;
import dev.slipway.traffic.CanaryPlan;
import dev.slipway.traffic.CanaryPlan.Preset;
import dev.slipway.ui.common.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

class CanaryDraftTest {
    private final Texts texts = Texts.english();

    private static CanaryDraft draft(String percent, String minutes, String... limits) {
        return new CanaryDraft(
                List.of(new CanaryDraft.Row("5", "10"), new CanaryDraft.Row(percent, minutes)),
                limits[0],
                limits[1],
                limits[2],
                limits[3]);
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyPresetIsRightAsItStands(Preset preset) {
        CanaryPlan plan = preset.plan();
        CanaryDraft draft = CanaryDraft.of(plan);
        assertThat(draft.problems(texts)).isEmpty();
        assertThat(draft.plan(texts).orElseThrow().steps())
                .extracting(step -> step.percent().intValue())
                .isEqualTo(plan.steps().stream().map(step -> step.percent().intValue()).toList());
        assertThat(draft.plan(texts).orElseThrow().limits()).isEqualTo(plan.limits());
    }

    @ParameterizedTest
    @CsvSource({
        "x,    10, 2,    1.5, 100, 100,  steps.1.percent",
        "'',   10, 2,    1.5, 100, 100,  steps.1.percent",
        "7.3,  10, 2,    1.5, 100, 100,  steps.1.percent",
        "101,  10, 2,    1.5, 100, 100,  steps.1.percent",
        "5,    10, 2,    1.5, 100, 100,  steps.1.percent",
        "50,   0,  2,    1.5, 100, 100,  steps.1.minutes",
        "50,   1.5, 2,   1.5, 100, 100,  steps.1.minutes",
        "50,   9999, 2,  1.5, 100, 100,  steps.1.minutes",
        "50,   10, 0,    1.5, 100, 100,  limits.errors",
        "50,   10, 2,    1,   100, 100,  limits.slowdown",
        "50,   10, 2,    1.5, -1,  100,  limits.slack",
        "50,   10, 2,    1.5, 100, many, limits.requests",
        "50,   10, 2,    1.5, 100, 99,   limits.requests",
    })
    void nonsenseIsRefusedAtItsFieldWithARemedy(
            String percent,
            String minutes,
            String errors,
            String slowdown,
            String slack,
            String requests,
            String path) {
        CanaryDraft draft = draft(percent, minutes, errors, slowdown, slack, requests);
        assertThat(draft.problems(texts))
                .hasSize(1)
                .allSatisfy(
                        problem -> {
                            assertThat(problem.path()).isEqualTo(path);
                            assertThat(problem.message()).endsWith(".");
                            assertThat(problem.remedy()).endsWith(".");
                        });
        assertThat(draft.plan(texts)).isEmpty();
    }

    @Test
    void commasAreRead() {
        CanaryDraft draft =
                new CanaryDraft(List.of(new CanaryDraft.Row("0,5", "1")), "2", "1,5", "100", "100");
        assertThat(draft.problems(texts)).extracting(Problem::message).isEmpty();
        assertThat(draft.plan(texts).orElseThrow().limits().slowdown()).isEqualTo(1.5);
    }
}
