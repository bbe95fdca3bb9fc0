package dev.slipway.ui.logs;

import dev.slipway.logs.Cap;
import dev.slipway.ui.common.Kit;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What one chooses once in a while. */
record MoreMenu(Kit kit) {
    private static final List<Long> CAPS = List.of(10_000L, 100_000L, 1_000_000L);
    private static final long MEGABYTE = 1 << 20;

    /** About what a line takes, with room for some that are long. */
    private static final long BYTES_A_LINE = 1_300;

    /** How the time is told. */
    List<MenuItem> clock(ObjectProperty<Clock> clock) {
        return choice(
                "log-clock-", List.of(Clock.values()), each -> LogsFoot.words(kit, each), clock);
    }

    /** How many lines are held. */
    Menu cap(ObjectProperty<Cap> cap) {
        Menu menu = new Menu(kit.text("logs.cap"));
        menu.getItems()
                .setAll(
                        choice(
                                "log-cap-",
                                CAPS.stream().map(MoreMenu::cap).toList(),
                                each ->
                                        kit.text(
                                                "logs.cap.lines",
                                                each.lines(),
                                                each.bytes() / MEGABYTE),
                                cap));
        return menu;
    }

    static Cap cap(long lines) {
        return lines == Cap.USUAL.lines() ? Cap.USUAL : new Cap(lines, lines * BYTES_A_LINE);
    }

    MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static <T> List<MenuItem> choice(
            String id, List<T> values, Function<T, String> words, ObjectProperty<T> chosen) {
        List<MenuItem> items = new ArrayList<>();
        ToggleGroup group = new ToggleGroup();
        for (T value : values) {
            RadioMenuItem item = new RadioMenuItem(words.apply(value));
            item.setId(id + items.size());
            item.setToggleGroup(group);
            item.setUserData(value);
            item.setSelected(value.equals(chosen.get()));
            item.setOnAction(_ -> chosen.set(value));
            items.add(item);
        }
        chosen.subscribe(
                value ->
                        group.getToggles().stream()
                                .filter(item -> item.getUserData().equals(value))
                                .findFirst()
                                .ifPresent(group::selectToggle));
        return items;
    }
}
