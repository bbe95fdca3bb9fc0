package dev.slipway.ui;

import com.sun.javafx.tk.TKClipboard;

import javafx.event.EventType;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;

import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Files that come from outside, which the headless platform has no way to drop. */
final class Drops {
    private Drops() {}

    static DragEvent of(EventType<DragEvent> type, Path file) {
        return new DragEvent(
                type,
                board(file),
                0,
                0,
                0,
                0,
                TransferMode.COPY,
                null,
                null,
                new PickResult(null, 0, 0));
    }

    private static Dragboard board(Path file) {
        Object peer =
                Proxy.newProxyInstance(
                        TKClipboard.class.getClassLoader(),
                        new Class<?>[] {TKClipboard.class},
                        (_, method, arguments) ->
                                switch (method.getName()) {
                                    case "getTransferModes" -> Set.of(TransferMode.COPY);
                                    case "hasContent" -> DataFormat.FILES.equals(arguments[0]);
                                    case "getContent" -> List.of(file.toFile());
                                    default -> null;
                                });
        try {
            Constructor<Dragboard> made = Dragboard.class.getDeclaredConstructor(TKClipboard.class);
            made.setAccessible(true);
            return made.newInstance(peer);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
