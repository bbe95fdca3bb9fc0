package dev.slipway.ui.logs;

import dev.slipway.logs.Level;
import dev.slipway.ui.common.Kit;

import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

import java.util.Optional;
import java.util.stream.Stream;

/** The least level of the lines that are shown; those that name none are shown only without it. */
final class LevelBox extends ComboBox<Optional<Level>> {
    LevelBox(Kit kit) {
        setId("log-level");
        setAccessibleText(kit.text("logs.level"));
        setMinWidth(USE_PREF_SIZE);
        getItems().add(Optional.empty());
        Stream.of(Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR)
                .map(Optional::of)
                .forEach(getItems()::add);
        setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Optional<Level> least) {
                        return least == null || least.isEmpty()
                                ? kit.text("logs.level.all")
                                : kit.text("logs.level.least", least.get().name());
                    }

                    @Override
                    public Optional<Level> fromString(String text) {
                        throw new UnsupportedOperationException("one chooses, and does not type");
                    }
                });
        clear();
    }

    /** The box itself may have no value for a moment. */
    Optional<Level> least() {
        return getValue() == null ? Optional.empty() : getValue();
    }

    void clear() {
        getSelectionModel().selectFirst();
    }
}
