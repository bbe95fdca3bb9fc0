package dev.slipway.ui.common;

import javafx.scene.AccessibleRole;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons beside a text. They say nothing that the text does not. */
public final class Icons {
    private Icons() {}

    /**
     * @param style such as {@code success-icon}
     */
    public static FontIcon of(Ikon icon, String... style) {
        FontIcon made = new FontIcon(icon);
        made.getStyleClass().addAll(style);
        made.setAccessibleRole(AccessibleRole.NODE);
        return made;
    }
}
