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

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The left edge of the window: the places of a stack, or the steps of a page that has some. */
final class Sidebar {
    private final Texts texts;
    private final Theme theme;
    private final Runnable about;
    private final VBox node = new VBox();

    /**
     * @param about says what Slipway is
     */
    Sidebar(Texts texts, Theme theme, Runnable about) {
        this.texts = texts;
        this.theme = theme;
        this.about = about;
        node.getStyleClass().add("sidebar");
        node.setMinWidth(Region.USE_PREF_SIZE);
        node.setPrefWidth(188);
    }

    Node node() {
        return node;
    }

    /** Shows the steps of a page. */
    void showRail(String title, Node rail, Session session) {
        VBox.setVgrow(rail, Priority.ALWAYS);
        show(title, List.of(rail), session);
    }

    /**
     * Shows the places of a stack.
     *
     * @param here where one is
     * @param go is told where one wants to be
     * @param home leads to the other stacks
     */
    void showPlaces(String stack, Place here, Consumer<Place> go, Session session, Runnable home) {
        ToggleGroup group = new ToggleGroup();
        List<Node> parts = new ArrayList<>();
        for (Place place : Place.values()) {
            parts.add(place(place, place == here, group, go));
        }
        parts.add(gap());
        parts.add(way("stacks", Feather.GRID, home));
        show(stack, parts, session);
    }

    /**
     * Shows only where one is.
     *
     * @param leave leads to the other accounts
     */
    void showAccount(String title, Session session, Runnable leave) {
        show(title, List.of(gap(), way("accounts", Feather.LOG_OUT, leave)), session);
    }

    private static Region gap() {
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private Button way(String name, Ikon icon, Runnable action) {
        Button button = new Button(texts.get("way." + name), Icons.of(icon));
        button.setId("way-" + name);
        button.getStyleClass().add("place");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private ToggleButton place(Place place, boolean here, ToggleGroup group, Consumer<Place> go) {
        ToggleButton button = new ToggleButton(texts.get(place.textKey()), Icons.of(place.icon()));
        button.setId("place-" + place.name().toLowerCase(Locale.ROOT));
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
        node.getChildren().setAll(brand);
        node.getChildren().addAll(middle);
        node.getChildren().add(foot(session));
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
                                session.account().regionId()));
        account.setId("account");
        account.getStyleClass().add("hint");
        foot.getChildren().addAll(account, new HBox(appearance(), aboutButton()));
        return foot;
    }

    private Button appearance() {
        Button toggle = new Button();
        toggle.setId("appearance");
        toggle.getStyleClass().addAll("flat", "button-icon");
        toggle.setOnAction(
                _ -> {
                    theme.appearance().set(theme.isDark() ? Appearance.LIGHT : Appearance.DARK);
                    paint(toggle);
                });
        paint(toggle);
        return toggle;
    }

    private Button aboutButton() {
        Button button = new Button(null, Icons.of(Feather.INFO));
        button.setId("about");
        button.setAccessibleText(texts.get("about.title"));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setOnAction(_ -> about.run());
        return button;
    }

    private void paint(Button toggle) {
        toggle.setGraphic(Icons.of(theme.isDark() ? Feather.SUN : Feather.MOON));
        toggle.setAccessibleText(
                texts.get(theme.isDark() ? "appearance.light" : "appearance.dark"));
    }
}
