package dev.slipway.ui.logs;

import atlantafx.base.theme.Styles;

import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.util.Optional;

/** Goes from one highlighted line to the next, and tells how many there are. */
final class Finder {
    private final Kit kit;
    private final LogView view;
    private final Label count = new Label();
    private final Button previous;
    private final Button next;
    private boolean wanted;

    Finder(Kit kit, SearchBox box, LogView view) {
        this.kit = kit;
        this.view = view;
        this.previous = button(Feather.ARROW_UP, "log-previous", kit.text("logs.previous"));
        this.next = button(Feather.ARROW_DOWN, "log-next", kit.text("logs.next"));
        count.setId("log-count");
        count.getStyleClass().add("hint");
        count.setMinWidth(Region.USE_PREF_SIZE);
        previous.setOnAction(_ -> go(-1));
        next.setOnAction(_ -> go(1));
        box.row().getChildren().addAll(count, previous, next);
        box.field().addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        box.search().subscribe(search -> wanted = search.isPresent());
        view.chosen().subscribe(this::tell);
        tell();
    }

    private static Button button(Ikon icon, String id, String what) {
        Button button = new Button(null, Icons.of(icon));
        button.setId(id);
        button.setAccessibleText(what);
        button.setTooltip(new Tooltip(what));
        button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "search-toggle");
        return button;
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            go(event.isShiftDown() ? -1 : 1);
            event.consume();
        }
    }

    /** To the next one, or to the one before; after the last one comes the first. */
    void go(int direction) {
        Matches found = view.look().found();
        if (found.count() == 0) {
            return;
        }
        long number = found.numberAt(Math.floorMod(place(found, direction), found.count()));
        view.reveal(number);
        view.chosen().set(Optional.of(Chosen.only(number)));
    }

    /** Whoever has not begun yet begins with the newest. */
    private long place(Matches found, int direction) {
        Optional<Long> caret = view.chosen().get().map(Chosen::caret);
        if (caret.isEmpty()) {
            return found.count() - 1;
        }
        long rank = found.rankOf(caret.get());
        return direction < 0 || !found.contains(caret.get()) && direction > 0
                ? rank + (direction < 0 ? -1 : 0)
                : rank + 1;
    }

    /** Says where one is, and how many there are so far. */
    void tell() {
        Look look = view.look();
        Matches found = look.found();
        boolean sure = look.searched() >= 1;
        Optional<Long> here =
                view.chosen()
                        .get()
                        .map(Chosen::caret)
                        .filter(found::contains)
                        .map(caret -> found.rankOf(caret) + 1);
        String all = kit.text(sure ? "logs.count" : "logs.count.more", found.count());
        count.setText(wanted ? here.map(at -> kit.text("logs.count.of", at, all)).orElse(all) : "");
        previous.setDisable(found.count() == 0);
        next.setDisable(found.count() == 0);
    }
}
