package dev.slipway.sandbox.cloudwatch;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What can be said about some values.
 *
 * @param sorted at least one
 */
record Statistics(List<Double> sorted) {
    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d{1,10})?|100)");

    static Statistics of(List<Double> values) {
        return new Statistics(values.stream().sorted().toList());
    }

    /** Whether CloudWatch knows a statistic of that name, as far as the sandbox does. */
    static boolean isKnown(String name) {
        return List.of("Sum", "Average", "Minimum", "Maximum", "SampleCount").contains(name)
                || PERCENTILE.matcher(name).matches();
    }

    /** A statistic by AWS's name of it. */
    double get(String name) {
        return switch (name) {
            case "Sum" -> sum();
            case "Average" -> sum() / sorted.size();
            case "Minimum" -> sorted.getFirst();
            case "Maximum" -> sorted.getLast();
            case "SampleCount" -> sorted.size();
            default -> percentile(Double.parseDouble(name.substring(1)));
        };
    }

    private double sum() {
        return sorted.stream().mapToDouble(value -> value).sum();
    }

    private double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
    }
}
