package dev.slipway.ui.wizard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The steps of the wizard, in their order. */
enum Step {
    ACCOUNT,
    NETWORK,
    DOMAIN,
    APPLICATIONS,
    SIZING,
    LOGGING,
    REVIEW;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The step of a key, if there is one. */
    static Optional<Step> of(String key) {
        return Arrays.stream(values()).filter(step -> step.key().equals(key)).findFirst();
    }

    int number() {
        return ordinal() + 1;
    }

    boolean isFirst() {
        return this == ACCOUNT;
    }

    boolean isLast() {
        return this == REVIEW;
    }

    Step next() {
        return isLast() ? this : values()[ordinal() + 1];
    }

    Step back() {
        return isFirst() ? this : values()[ordinal() - 1];
    }
}
