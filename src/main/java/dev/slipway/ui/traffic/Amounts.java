package dev.slipway.ui.traffic;

import dev.slipway.ui.common.Texts;

import java.time.Duration;
import java.util.Locale;

/** Numbers as the page of the traffic writes them, with no more digits than one needs. */
record Amounts(Texts texts) {
    private static final double SMALLEST = 0.001;

    /** Requests a second. */
    String rate(double perSecond) {
        int digits = perSecond >= 100 ? 0 : perSecond >= 10 ? 1 : 2;
        return String.format(Locale.ENGLISH, "%." + digits + "f", perSecond);
    }

    /**
     * A percentage; what is not nothing does not look like nothing.
     *
     * @param part from 0 to 1
     */
    String part(double part) {
        return part > 0 && part < SMALLEST
                ? texts.get("traffic.hardly")
                : String.format(Locale.ENGLISH, "%.1f %%", 100 * part);
    }

    String seconds(double seconds) {
        return seconds < 1
                ? texts.get("traffic.ms", Math.round(1000 * seconds))
                : texts.get("traffic.s", String.format(Locale.ENGLISH, "%.2f", seconds));
    }

    /** A length of time in its largest whole unit. */
    String length(Duration time) {
        if (time.toSeconds() % 3600 == 0 && time.isPositive()) {
            return texts.get("traffic.hours", time.toHours());
        }
        return time.toSeconds() % 60 == 0
                ? texts.get("traffic.minutes", time.toMinutes())
                : texts.get("traffic.seconds", time.toSeconds());
    }
}
