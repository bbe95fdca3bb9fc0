package dev.slipway.ui.shell;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Where one can be with a stack. */
enum Place {
    OVERVIEW("place.overview", Feather.LAYOUT),
    CHANGES("place.changes", Feather.GIT_PULL_REQUEST),
    TRAFFIC("place.traffic", Feather.SLIDERS),
    LOGS("place.logs", Feather.ALIGN_LEFT),
    ACTIVITY("place.activity", Feather.CLOCK);

    private final String textKey;
    private final Ikon icon;

    Place(String textKey, Ikon icon) {
        this.textKey = textKey;
        this.icon = icon;
    }

    String textKey() {
        return textKey;
    }

    Ikon icon() {
        return icon;
    }
}
