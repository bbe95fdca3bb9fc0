package dev.slipway.traffic;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.stack.Colour;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The steps in which a colour gets the traffic.
 *
 * @param steps each more than the one before; at least one
 */
public record CanaryPlan(String name, List<Step> steps, Thresholds limits) {

    /**
     * A share, and how long it is watched before the next.
     *
     * @param percent of the colour that gains
     */
    public record Step(BigDecimal percent, Duration bake) {
        static Step of(String percent, Duration bake) {
            return new Step(new BigDecimal(percent), bake);
        }
    }

    /** How much one dares. */
    public enum Preset {
        CAREFUL(Thresholds.CAREFUL, Duration.ofMinutes(10), "1", "5", "10", "25", "50", "100"),
        STANDARD(Thresholds.STANDARD, Duration.ofMinutes(5), "5", "25", "50", "100"),
        SWIFT(Thresholds.SWIFT, Duration.ofMinutes(3), "10", "50", "100");

        private final Thresholds limits;
        private final List<Step> steps;

        Preset(Thresholds limits, Duration bake, String... percents) {
            this.limits = limits;
            this.steps = Stream.of(percents).map(percent -> Step.of(percent, bake)).toList();
        }

        public CanaryPlan plan() {
            return new CanaryPlan(name().toLowerCase(Locale.ROOT), steps, limits);
        }

        public Thresholds limits() {
            return limits;
        }
    }

    /**
     * @throws EngineException if the steps do not rise, or are no shares
     */
    public CanaryPlan {
        steps = List.copyOf(steps);
        BigDecimal before = BigDecimal.ZERO;
        for (Step step : steps) {
            Share.of(Colour.GREEN, step.percent());
            if (step.percent().compareTo(before) <= 0 || step.bake().isNegative()) {
                throw malformed();
            }
            before = step.percent();
        }
        if (steps.isEmpty()) {
            throw malformed();
        }
    }

    /**
     * Steps in the form {@code 5:10m,50:10m,100:5m}.
     *
     * @throws EngineException if they are none
     */
    public static CanaryPlan parse(String text, Thresholds limits) {
        List<Step> steps = new ArrayList<>();
        for (String part : text.split(",")) {
            String[] halves = part.strip().split(":", -1);
            if (halves.length != 2
                    || !halves[0].matches("\\d{1,3}(\\.\\d)?")
                    || !halves[1].matches("\\d{1,4}[smh]")) {
                throw malformed();
            }
            steps.add(
                    Step.of(halves[0], Duration.parse("PT" + halves[1].toUpperCase(Locale.ROOT))));
        }
        return new CanaryPlan("of its own", steps, limits);
    }

    private static EngineException malformed() {
        return new EngineException(
                Failure.of(
                        "reading the steps of the canary",
                        "They are not rising percentages, each with a time to watch it.",
                        "Write them as in 5:10m,50:10m,100:5m."));
    }

    /** The division at a step. */
    Share share(int step, Colour colour) {
        return Share.of(colour, steps.get(step).percent());
    }
}
