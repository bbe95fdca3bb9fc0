package dev.slipway.ui.traffic;

import dev.slipway.stack.Colour;
import dev.slipway.traffic.CanaryEnd;
import dev.slipway.traffic.CanaryPlan;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Thresholds;
import dev.slipway.ui.common.Texts;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** How the page says what a canary will do and has done. */
record CanaryWords(Texts texts) {
    /** Every step in a sentence; those that give a colour no more than it has are left out. */
    List<String> steps(CanaryPlan plan, Colour colour, Share now) {
        List<CanaryPlan.Step> rising = rising(plan, colour, now);
        return IntStream.range(0, rising.size())
                .mapToObj(
                        at ->
                                texts.get(
                                        "traffic.canary.step",
                                        at + 1,
                                        new TrafficWords(texts).colour(colour),
                                        percent(rising.get(at)),
                                        new Amounts(texts).length(rising.get(at).bake())))
                .toList();
    }

    static List<CanaryPlan.Step> rising(CanaryPlan plan, Colour colour, Share now) {
        return plan.steps().stream()
                .filter(step -> Share.of(colour, step.percent()).of(colour) > now.of(colour))
                .toList();
    }

    static String percent(CanaryPlan.Step step) {
        return step.percent().stripTrailingZeros().toPlainString() + " %";
    }

    /** How long it takes if there are enough requests and nothing is wrong. */
    String length(CanaryPlan plan, Colour colour, Share now) {
        Duration all =
                rising(plan, colour, now).stream()
                        .map(CanaryPlan.Step::bake)
                        .reduce(Duration.ZERO, Duration::plus);
        return texts.get("traffic.canary.length", new Amounts(texts).length(all));
    }

    /** When it goes back by itself. */
    String limits(Thresholds limits, Colour colour, Share start) {
        Amounts amounts = new Amounts(texts);
        return texts.get(
                "traffic.canary.limits",
                new TrafficWords(texts).colour(colour),
                start.percent(colour),
                amounts.part(limits.errors()),
                limits.slowdown(),
                limits.slack().toMillis(),
                limits.requests());
    }

    String end(CanaryEnd end) {
        return switch (end) {
            case CanaryEnd.Completed _ -> texts.get("traffic.canary.completed");
            case CanaryEnd.RolledBack _ -> texts.get("traffic.canary.back");
            case CanaryEnd.TakenOver _ -> texts.get("traffic.canary.taken");
            case CanaryEnd.NotReady _ -> texts.get("traffic.canary.not.ready");
            case CanaryEnd.Stuck _ -> texts.get("traffic.canary.stuck");
        };
    }

    /** What there is to say about an end beyond that it is one. */
    String more(CanaryEnd end) {
        return switch (end) {
            case CanaryEnd.Completed _ -> texts.get("traffic.canary.completed.more");
            case CanaryEnd.RolledBack(String why) -> why;
            case CanaryEnd.TakenOver(String told) -> told;
            case CanaryEnd.NotReady(String why, String remedy) -> why + " " + remedy;
            case CanaryEnd.Stuck(String why, String against) -> why + " " + against;
        };
    }
}
