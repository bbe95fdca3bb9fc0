package dev.slipway.ui.wizard;

import dev.slipway.aws.Discovery.Reach;
import dev.slipway.aws.Discovery.Subnet;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/** A subnet to check: what it is called, where it is, how far it reaches, how much room it has. */
final class SubnetRow extends GridPane {
    private static final double BOX = 22;
    private static final double ZONE = 78;
    private static final double KIND = 112;
    private static final double FREE = 74;

    SubnetRow(Kit kit, SubnetChoice choice) {
        Subnet subnet = choice.subnet();
        getStyleClass().add("subnet");
        Label name = new Label(subnet.name());
        Label id = new Label(subnet.id() + " · " + subnet.cidr());
        id.getStyleClass().addAll("mono", "muted");
        VBox what = new VBox(name, id);
        what.setMinWidth(0);
        Label zone = new Label(subnet.zone());
        Label kind = kind(kit, subnet.reach());
        Label free = new Label(kit.text("wizard.subnet.free", subnet.free()));
        CheckBox box = new CheckBox();
        box.setId("take-" + subnet.id());
        box.selectedProperty().bindBidirectional(choice.taken());
        box.setAccessibleText(
                String.join(", ", name.getText(), zone.getText(), kind.getText(), free.getText()));
        getColumnConstraints()
                .setAll(column(BOX), rest(), column(ZONE), column(KIND), column(FREE));
        add(box, 0, 0);
        add(what, 1, 0);
        add(zone, 2, 0);
        add(kind, 3, 0);
        add(free, 4, 0);
        // The whole line is the target; the box alone is small.
        setOnMouseClicked(_ -> box.fire());
    }

    private static ColumnConstraints column(double width) {
        return new ColumnConstraints(width);
    }

    private static ColumnConstraints rest() {
        ColumnConstraints column = new ColumnConstraints();
        column.setHgrow(Priority.ALWAYS);
        column.setMinWidth(0);
        return column;
    }

    private static Label kind(Kit kit, Reach reach) {
        return switch (reach) {
            case PUBLIC -> label(kit.text("wizard.reach.public"), Feather.GLOBE, "success-text");
            case PRIVATE -> label(kit.text("wizard.reach.private"), Feather.LOCK, "success-text");
            case ISOLATED ->
                    label(
                            kit.text("wizard.reach.isolated"),
                            Feather.ALERT_TRIANGLE,
                            "warning-text");
        };
    }

    private static Label label(String text, Feather icon, String style) {
        Label label = new Label(text, Icons.of(icon));
        label.getStyleClass().addAll("kind", style);
        return label;
    }
}
