package dev.slipway.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Subscription;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** How the window looks: AtlantaFX's Primer, light or dark, with Slipway's accent and typefaces. */
public final class Theme {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final List<String> TYPEFACES =
            List.of(
                    "Inter-Regular.otf",
                    "Inter-SemiBold.otf",
                    "Inter-Bold.otf",
                    "JetBrainsMono-Regular.ttf",
                    "JetBrainsMono-Bold.ttf");

    /** What the user chose. */
    public enum Appearance {
        SYSTEM,
        LIGHT,
        DARK
    }

    private final ObjectProperty<Appearance> appearance =
            new SimpleObjectProperty<>(Appearance.SYSTEM);

    public Theme() {
        TYPEFACES.forEach(Theme::register);
        appearance.subscribe(this::paint);
        Platform.getPreferences().colorSchemeProperty().subscribe(this::paint);
        paint();
    }

    private static void register(String file) {
        try (InputStream typeface = Theme.class.getResourceAsStream("fonts/" + file)) {
            Font.loadFont(typeface, -1);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    public ObjectProperty<Appearance> appearance() {
        return appearance;
    }

    public boolean isDark() {
        return switch (appearance.get()) {
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        };
    }

    /**
     * Dresses a scene, and keeps it dressed as the choice or the system changes, until told not to.
     */
    public Subscription dress(Scene scene) {
        scene.getStylesheets().add(Theme.class.getResource("slipway.css").toExternalForm());
        Runnable mark = () -> scene.getRoot().pseudoClassStateChanged(DARK, isDark());
        mark.run();
        return Subscription.combine(
                appearance.subscribe(mark),
                Platform.getPreferences().colorSchemeProperty().subscribe(mark));
    }

    private void paint() {
        Application.setUserAgentStylesheet(
                isDark()
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
    }
}
