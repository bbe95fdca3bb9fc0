package dev.slipway.ui.traffic;

import dev.slipway.engine.EngineException;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Problem;
import dev.slipway.traffic.CanaryPlan;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Thresholds;
import dev.slipway.ui.common.Texts;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A canary of one's own as it is typed, right or wrong.
 *
 * @param errors by how many percent more of its requests a colour may fail
 * @param slowdown how many times as slow as the other colour it may be
 * @param slack in milliseconds, what does not count as slower yet
 * @param requests how many it takes to judge
 */
record CanaryDraft(List<Row> rows, String errors, String slowdown, String slack, String requests) {
    private static final BigDecimal DAY = BigDecimal.valueOf(24 * 60L);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int TWO_ERRORS = 2;

    /** A share in percent and how many minutes it is watched. */
    record Row(String percent, String minutes) {}

    CanaryDraft {
        rows = List.copyOf(rows);
    }

    static CanaryDraft of(CanaryPlan plan) {
        Thresholds limits = plan.limits();
        return new CanaryDraft(
                plan.steps().stream()
                        .map(
                                step ->
                                        new Row(
                                                step.percent().toPlainString(),
                                                Long.toString(step.bake().toMinutes())))
                        .toList(),
                plain(limits.errors() * 100),
                plain(limits.slowdown()),
                Long.toString(limits.slack().toMillis()),
                Long.toString(limits.requests()));
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static Optional<BigDecimal> number(String typed) {
        try {
            return Optional.of(new BigDecimal(typed.strip().replace(',', '.')));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> within(String typed, BigDecimal least, BigDecimal most) {
        return number(typed).filter(it -> it.compareTo(least) >= 0 && it.compareTo(most) <= 0);
    }

    private static Optional<BigDecimal> whole(String typed, long least, long most) {
        return within(typed, BigDecimal.valueOf(least), BigDecimal.valueOf(most))
                .filter(it -> it.stripTrailingZeros().scale() <= 0);
    }

    private Optional<BigDecimal> allowedErrors() {
        return within(errors, new BigDecimal("0.1"), HUNDRED);
    }

    private Optional<BigDecimal> allowedSlowdown() {
        return within(slowdown, new BigDecimal("1.1"), HUNDRED);
    }

    private Optional<BigDecimal> allowedSlack() {
        return whole(slack, 0, 60_000);
    }

    private Optional<BigDecimal> enough() {
        return whole(requests, 1, 1_000_000);
    }

    /** What is wrong with it, at paths such as {@code steps.0.percent}; nothing if it can begin. */
    List<Problem> problems(Texts texts) {
        List<Problem> found = new ArrayList<>();
        Optional<BigDecimal> before = Optional.empty();
        for (int at = 0; at < rows.size(); at++) {
            Row row = rows.get(at);
            Optional<BigDecimal> percent = number(row.percent());
            share(texts, "steps." + at + ".percent", row.percent(), before).ifPresent(found::add);
            if (whole(row.minutes(), 1, DAY.longValue()).isEmpty()) {
                found.add(problem(texts, "steps." + at + ".minutes", "minutes", row.minutes()));
            }
            before = percent.or(() -> number(""));
        }
        limit(texts, "errors", errors, allowedErrors()).ifPresent(found::add);
        limit(texts, "slowdown", slowdown, allowedSlowdown()).ifPresent(found::add);
        limit(texts, "slack", slack, allowedSlack()).ifPresent(found::add);
        limit(texts, "requests", requests, enough()).ifPresent(found::add);
        twoErrors(texts).ifPresent(found::add);
        return found;
    }

    private static Optional<Problem> share(
            Texts texts, String path, String typed, Optional<BigDecimal> before) {
        Optional<BigDecimal> percent = number(typed);
        if (percent.isEmpty()) {
            return Optional.of(problem(texts, path, "share", typed));
        }
        try {
            Share.of(Colour.GREEN, percent.get());
        } catch (EngineException e) {
            return Optional.of(Problem.error(path, e.failure().cause(), e.failure().remedy()));
        }
        BigDecimal least = before.orElse(BigDecimal.ZERO);
        return percent.get().compareTo(least) > 0
                ? Optional.empty()
                : Optional.of(problem(texts, path, "rising", least.toPlainString()));
    }

    private static Optional<Problem> limit(
            Texts texts, String name, String typed, Optional<BigDecimal> read) {
        return read.isPresent()
                ? Optional.empty()
                : Optional.of(problem(texts, "limits." + name, name, typed));
    }

    /** A limit that two unlucky requests exceed says nothing of a release. */
    private Optional<Problem> twoErrors(Texts texts) {
        if (allowedErrors().isEmpty() || enough().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal allowed = allowedErrors().get().multiply(enough().get()).divide(HUNDRED);
        return allowed.compareTo(BigDecimal.valueOf(TWO_ERRORS)) >= 0
                ? Optional.empty()
                : Optional.of(problem(texts, "limits.requests", "few", requests));
    }

    private static Problem problem(Texts texts, String path, String what, String typed) {
        return Problem.error(
                path,
                texts.get("traffic.draft.wrong." + what, typed),
                texts.get("traffic.draft.remedy." + what));
    }

    /** The plan, if nothing is wrong with it. */
    Optional<CanaryPlan> plan(Texts texts) {
        if (!problems(texts).isEmpty()) {
            return Optional.empty();
        }
        List<CanaryPlan.Step> steps =
                rows.stream()
                        .map(
                                row ->
                                        new CanaryPlan.Step(
                                                number(row.percent()).orElseThrow(),
                                                Duration.ofMinutes(
                                                        number(row.minutes())
                                                                .orElseThrow()
                                                                .longValueExact())))
                        .toList();
        return Optional.of(
                new CanaryPlan(
                        texts.get("traffic.preset.own.name"),
                        steps,
                        new Thresholds(
                                allowedErrors().orElseThrow().doubleValue() / 100,
                                allowedSlowdown().orElseThrow().doubleValue(),
                                Duration.ofMillis(allowedSlack().orElseThrow().longValueExact()),
                                enough().orElseThrow().longValueExact())));
    }
}
