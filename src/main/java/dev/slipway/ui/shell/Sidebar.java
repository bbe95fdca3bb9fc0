package dev.slipway.ui.shell;

import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Theme;
import dev.slipway.ui.common.Theme.Appearance;
import dev.slipway.ui.connect.Session;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.function.Consumer;

/** The left edge of the window: the places of a stack, or the steps of a page that has some. */
final class Sidebar {
    private final Texts texts;
    private final Theme theme;
    private final VBox node = new VBox();

    Sidebar(Texts texts, Theme theme) {
        this.texts = texts;
        this.theme = theme;
        node.getStyleClass().add("sidebar");
        node.setMinWidth(Region.USE_PREF_SIZE);
        node.setPrefWidth(188);
    }

    Node node() {
        return node;
    }

    /** Shows the steps of a page. */
    void showRail(String title, Node rail, Session session) {
        show(title, List.of(rail), session);
    }

    /**
     * Shows the places of a stack.
     *
     * @param here where one is
     * @param go is told where one wants to be
     */
    void showPlaces(String stack, Place here, Consumer<Place> go, Session session) {
        ToggleGroup group = new ToggleGroup();
        List<Node> places =
                List.of(Place.values()).stream()
                        .<Node>map(place -> place(place, place == here, group, go))
                        .toList();
        show(stack, places, session);
    }

    private ToggleButton place(Place place, boolean here, ToggleGroup group, Consumer<Place> go) {
        ToggleButton button = new ToggleButton(texts.get(place.textKey()), Icons.of(place.icon()));
        button.setId("place-" + place.name().toLowerCase(java.util.Locale.ROOT));
        button.getStyleClass().add("place");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setToggleGroup(group);
        button.setSelected(here);
        button.setOnAction(
                _ -> {
                    button.setSelected(here);
                    go.accept(place);
                });
        return button;
    }

    private void show(String title, List<Node> middle, Session session) {
        Region logo = new Region();
        logo.getStyleClass().addAll("logo", "small");
        Label name = new Label(title);
        name.getStyleClass().add("title");
        HBox brand = new HBox(8, logo, name);
        brand.getStyleClass().add("brand");
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        node.getChildren().setAll(brand);
        node.getChildren().addAll(middle);
        node.getChildren().addAll(gap, foot(session));
    }

    private Node foot(Session session) {
        VBox foot = new VBox();
        foot.getStyleClass().add("foot");
        if (session.isRehearsal()) {
            Label badge = new Label(texts.get("account.sandbox"));
            badge.setId("badge");
            badge.getStyleClass().addAll("badge", "sandbox");
            foot.getChildren().add(badge);
        }
        Label account =
                new Label(
                        texts.get(
                                "account.where",
                                session.account().identity().accountId(),
                                session.account().region().id()));
        account.setId("account");
        account.getStyleClass().add("hint");
        foot.getChildren().addAll(account, appearance());
        return foot;
    }

    private Node appearance() {
        Appearance next = theme.isDark() ? Appearance.LIGHT : Appearance.DARK;
        Button toggle = new Button("", Icons.of(theme.isDark() ? Feather.SUN : Feather.MOON));
        toggle.setId("appearance");
        toggle.getStyleClass().addAll("flat", "button-icon");
        toggle.setAccessibleText(
                texts.get(theme.isDark() ? "appearance.light" : "appearance.dark"));
        toggle.setOnAction(
                _ -> {
                    theme.appearance().set(next);
                    ((VBox) toggle.getParent())
                            .getChildren()
                            .set(
                                    ((VBox) toggle.getParent()).getChildren().indexOf(toggle),
                                    appearance());
                });
        return toggle;
    }
}
