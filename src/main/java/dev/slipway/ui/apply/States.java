package dev.slipway.ui.apply;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** How the state of a resource looks; it is always said in words beside. */
final class States {
    private States() {}

    static Ikon icon(Item.State state) {
        return switch (state) {
            case WAITING -> Feather.CIRCLE;
            case RUNNING -> Feather.LOADER;
            case DONE -> Feather.CHECK;
            case UNCHANGED -> Feather.MINUS;
            case FAILED -> Feather.X_CIRCLE;
            case SKIPPED -> Feather.SLASH;
            case KEPT -> Feather.ARCHIVE;
        };
    }

    /** The first part of the style classes. */
    static String colour(Item.State state) {
        return switch (state) {
            case WAITING, UNCHANGED -> "muted";
            case RUNNING -> "accent";
            case DONE -> "success";
            case FAILED -> "danger";
            case SKIPPED, KEPT -> "warning";
        };
    }

    static String textStyle(Item.State state) {
        String colour = colour(state);
        return colour.equals("muted") ? colour : colour + "-text";
    }
}
