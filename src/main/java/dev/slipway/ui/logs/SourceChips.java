package dev.slipway.ui.logs;

import atlantafx.base.theme.Styles;

import dev.slipway.logs.Filter.Where;
import dev.slipway.logs.Origin;
import dev.slipway.logs.Source;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Signs;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Whose lines are shown: services, containers and tasks. Of each kind as many can be chosen as one
 * likes; where none is, all are shown.
 */
final class SourceChips extends FlowPane {
    private static final int MOST_TASKS = 60;
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Kit kit;
    private final ObjectProperty<Where> where;
    private final Map<Colour, ToggleButton> services = new EnumMap<>(Colour.class);
    private final Map<String, ToggleButton> containers = new LinkedHashMap<>();
    private final MenuButton tasks = new MenuButton();
    private List<Origin> known = List.of();

    SourceChips(Kit kit, Stack stack, List<Source> sources, Where start) {
        this.kit = kit;
        this.where = new SimpleObjectProperty<>(start);
        setId("log-chips");
        getStyleClass().add("chips");
        for (Colour colour : Colour.values()) {
            ToggleButton chip =
                    chip(
                            "log-service-" + colour.key(),
                            new Signs(kit.texts()).colour(colour),
                            kit.text("logs.chip.service", stack.service(colour).name()));
            chip.getStyleClass().add(colour.key() + "-chip");
            chip.setOnAction(_ -> change(at -> at.withColours(flipped(at.colours(), colour))));
            services.put(colour, chip);
        }
        getChildren().addAll(services.values());
        sources.stream().map(Source::writer).distinct().forEach(this::container);
        tasks.setId("log-tasks");
        tasks.getStyleClass().addAll("chip", Styles.SMALL);
        tasks.setOnShowing(_ -> tasks.getItems().setAll(items()));
        // A menu without items does not open.
        tasks.getItems().add(new MenuItem());
        getChildren().add(tasks);
        where.subscribe(this::show);
    }

    /** Whose lines are wanted. */
    ObjectProperty<Where> where() {
        return where;
    }

    /** Tells who has written by now; a container that nobody knew of gets a chip. */
    void show(List<Origin> writers) {
        if (writers.equals(known)) {
            return;
        }
        known = writers;
        writers.stream()
                .map(Origin::container)
                .filter(name -> !containers.containsKey(name))
                .distinct()
                .forEach(this::container);
        show(where.get());
    }

    private void container(String name) {
        ToggleButton chip =
                chip("log-container-" + name, name, kit.text("logs.chip.container", name));
        chip.setOnAction(_ -> change(at -> at.withContainers(flipped(at.containers(), name))));
        containers.put(name, chip);
        int behind = services.size() + containers.size() - 1;
        getChildren().add(Math.min(behind, getChildren().size()), chip);
    }

    private static ToggleButton chip(String id, String text, String what) {
        ToggleButton chip = new ToggleButton(text);
        chip.setId(id);
        chip.setAccessibleText(what);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.getStyleClass().addAll("chip", Styles.SMALL);
        return chip;
    }

    private void change(UnaryOperator<Where> how) {
        where.set(how.apply(where.get()));
    }

    private static <T> Set<T> flipped(Set<T> before, T one) {
        Set<T> after = new HashSet<>(before);
        if (!after.remove(one)) {
            after.add(one);
        }
        return Set.copyOf(after);
    }

    private void show(Where now) {
        services.forEach((colour, chip) -> chip.setSelected(now.colours().contains(colour)));
        containers.forEach((name, chip) -> chip.setSelected(now.containers().contains(name)));
        tasks.setText(
                now.tasks().isEmpty()
                        ? kit.text("logs.tasks.all")
                        : kit.text("logs.tasks.some", now.tasks().size()));
        tasks.pseudoClassStateChanged(CHOSEN, !now.tasks().isEmpty());
    }

    private List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        MenuItem all = new MenuItem(kit.text("logs.tasks.all"));
        all.setOnAction(_ -> change(at -> at.withTasks(Set.of())));
        items.add(all);
        items.add(new SeparatorMenuItem());
        Set<String> ids = new LinkedHashSet<>(where.get().tasks());
        // The newest ones come first: they are what one looks for.
        known.reversed().forEach(origin -> origin.task().ifPresent(ids::add));
        ids.stream().limit(MOST_TASKS).map(this::item).forEach(items::add);
        return items;
    }

    private MenuItem item(String task) {
        String name =
                known.stream()
                        .filter(
                                origin ->
                                        origin.task().filter(id -> id.startsWith(task)).isPresent())
                        .findFirst()
                        .map(Origin::shortName)
                        .orElse(task);
        CheckMenuItem item = new CheckMenuItem(name);
        item.setMnemonicParsing(false);
        item.setSelected(where.get().tasks().contains(task));
        item.setOnAction(_ -> change(at -> at.withTasks(flipped(at.tasks(), task))));
        return item;
    }
}
