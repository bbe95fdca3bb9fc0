package dev.slipway.ui.wizard;

import dev.slipway.aws.Discovery.Vpc;
import dev.slipway.ui.common.Kit;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;

/** A VPC by its name, with its id and its addresses. */
final class VpcCell extends ListCell<Vpc> {
    private final Kit kit;

    VpcCell(Kit kit) {
        this.kit = kit;
    }

    @Override
    protected void updateItem(Vpc vpc, boolean empty) {
        super.updateItem(vpc, empty);
        setText(null);
        if (empty || vpc == null) {
            setGraphic(empty ? null : new Label(kit.text("wizard.network.choose")));
            return;
        }
        Label name = new Label(vpc.name());
        name.getStyleClass().add("heading");
        Label rest =
                new Label(
                        vpc.id()
                                + " · "
                                + vpc.cidr()
                                + (vpc.isDefault() ? kit.text("wizard.network.default") : ""));
        rest.getStyleClass().addAll("mono", "muted");
        HBox line = new HBox(8, name, rest);
        line.getStyleClass().add("baseline");
        setGraphic(line);
        setAccessibleText(vpc.name() + " " + vpc.cidr());
    }
}
