package dev.slipway.ui.common;

import javafx.scene.layout.Region;

/** Marks a page that has little room, so that its style can make do with less. */
public final class Narrow {
    private static final double ROOM = 900;
    private static final String STYLE = "narrow";

    private Narrow() {}

    /** Has the page carry the style class {@code narrow} while it is narrow. */
    public static void mark(Region page) {
        page.widthProperty()
                .map(width -> width.doubleValue() > 0 && width.doubleValue() < ROOM)
                .subscribe(
                        narrow -> {
                            page.getStyleClass().remove(STYLE);
                            if (narrow) {
                                page.getStyleClass().add(STYLE);
                            }
                        });
    }
}
