package dev.slipway.ui.common;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What the window says. All of it stands in one bundle, {@code texts.properties}; arguments and
 * plurals are written as {@link MessageFormat} has them.
 */
public record Texts(ResourceBundle bundle) {
    private static final String BUNDLE = "dev.slipway.ui.common.texts";

    /** The bundle that comes with Slipway. */
    public static Texts english() {
        return new Texts(ResourceBundle.getBundle(BUNDLE, Locale.ROOT));
    }

    /** A time as it is told: "0:48", or in whole seconds below ten. */
    public String clock(Duration time) {
        return time.toSeconds() < 10
                ? get("run.seconds", time.toSeconds())
                : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    /**
     * The text of a key.
     *
     * @throws java.util.MissingResourceException if there is none
     */
    public String get(String key, Object... arguments) {
        String text = bundle.getString(key);
        return arguments.length == 0
                ? text
                : new MessageFormat(text, Locale.ENGLISH).format(arguments);
    }
}
