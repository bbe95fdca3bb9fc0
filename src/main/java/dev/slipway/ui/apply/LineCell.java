package dev.slipway.ui.apply;

import dev.slipway.ui.common.Icons;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line of a run's list. Its parts are made once and follow whichever line it shows. */
final class LineCell extends ListCell<Line> {
    private final Label title = label("heading");
    private final Label count = label("muted");
    private final HBox head;
    private final FontIcon sign = Icons.of(Feather.CIRCLE);
    private final Label kind = label("kind");
    private final Label name = label("mono", "name");
    private final Label doing = label("doing");
    private final Label elapsed = label("muted", "elapsed");
    private final HBox row;
    private String painted = "";
    private Subscription followed = Subscription.EMPTY;

    LineCell(ObservableValue<? extends Number> width) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head = new HBox(8, title, gap, count);
        head.getStyleClass().add("line-head");
        HBox.setHgrow(doing, Priority.ALWAYS);
        doing.setMaxWidth(Double.MAX_VALUE);
        doing.setMinWidth(0);
        elapsed.setMinWidth(Region.USE_PREF_SIZE);
        row = new HBox(10, sign, kind, name, doing, elapsed);
        row.getStyleClass().add("line-row");
        kind.minWidthProperty().bind(width.map(all -> all.doubleValue() * 0.21));
        kind.maxWidthProperty().bind(kind.minWidthProperty());
        name.minWidthProperty().bind(width.map(all -> all.doubleValue() * 0.27));
        name.maxWidthProperty().bind(name.minWidthProperty());
        getStyleClass().add("line");
        setPrefWidth(0); // as wide as the list, and no wider
    }

    private static Label label(String... styles) {
        Label label = new Label();
        label.getStyleClass().addAll(styles);
        return label;
    }

    @Override
    protected void updateItem(Line line, boolean empty) {
        if (line == getItem() && !empty) {
            return;
        }
        super.updateItem(line, empty);
        followed.unsubscribe();
        followed = Subscription.EMPTY;
        switch (line) {
            case null -> {
                setGraphic(null);
                setId(null);
                setAccessibleText(null);
            }
            case Line.Section section -> head(section);
            case Item item -> row(item);
        }
    }

    private void head(Line.Section section) {
        title.setText(section.group().title());
        followed = section.count().subscribe(count::setText);
        setId("section-" + section.group().name());
        setAccessibleText(section.group().title());
        setGraphic(head);
    }

    private void row(Item item) {
        kind.setText(item.kind());
        name.setText(item.name());
        setId("line-" + item.step().address());
        followed =
                Subscription.combine(
                        item.doing().subscribe(doing::setText),
                        item.elapsed().subscribe(elapsed::setText),
                        item.state().subscribe(this::paint),
                        item.doing()
                                .subscribe(
                                        text ->
                                                setAccessibleText(
                                                        item.step().title() + ": " + text)));
        setGraphic(row);
    }

    private void paint(Item.State state) {
        sign.setIconCode(States.icon(state));
        sign.getStyleClass().removeAll(painted);
        painted = States.colour(state) + "-icon";
        sign.getStyleClass().add(painted);
        doing.getStyleClass().removeIf(style -> style.endsWith("-text") || style.equals("muted"));
        doing.getStyleClass().add(States.textStyle(state));
    }
}
