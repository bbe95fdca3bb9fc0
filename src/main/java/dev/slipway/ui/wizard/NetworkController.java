package dev.slipway.ui.wizard;

import atlantafx.base.theme.Styles;

import dev.slipway.aws.Discovery.Vpc;
import dev.slipway.ui.common.Kit;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/** The second step: a VPC and subnets of it. */
final class NetworkController {
    private final Kit kit;
    private final NetworkModel model;
    private final Parent node;

    @FXML private ComboBox<Vpc> vpc;
    @FXML private Label looking;
    @FXML private VBox trouble;
    @FXML private VBox none;
    @FXML private Label summary;
    @FXML private VBox open;
    @FXML private VBox inner;
    @FXML private Disclosure more;

    NetworkController(Kit kit, NetworkModel model) {
        this.kit = kit;
        this.model = model;
        node = kit.layouts().load(this);
        new Form(model.draft(), model.values()).bind(node);
        vpc.setItems(model.vpcs());
        vpc.setButtonCell(new VpcCell(kit));
        vpc.setCellFactory(_ -> new VpcCell(kit));
        vpc.valueProperty().bindBidirectional(model.vpc());
        rows(model.open(), open, "wizard.network.noPublic");
        rows(model.inner(), inner, "wizard.network.noPrivate");
        more.watch(model.draft());
        Shown.when(model.busy(), looking);
        model.busy().addListener((_, _, _) -> show());
        model.failure()
                .subscribe(why -> Trouble.show(kit, trouble, why, "network-retry", model::look));
        model.draft().watch(this::show);
    }

    Parent node() {
        return node;
    }

    private void show() {
        Shown.set(none, !busy() && model.isEmpty());
        summary.setText(
                kit.text(
                        model.vpc().get() == null ? "wizard.network.count" : "wizard.network.found",
                        model.vpcs().size(),
                        model.open().size(),
                        model.inner().size()));
        Shown.set(summary, !busy() && !model.vpcs().isEmpty());
    }

    private void rows(ObservableList<SubnetChoice> choices, VBox into, String nothing) {
        Runnable fill =
                () ->
                        into.getChildren()
                                .setAll(
                                        choices.isEmpty()
                                                ? List.of(empty(nothing))
                                                : choices.stream()
                                                        .<Node>map(it -> new SubnetRow(kit, it))
                                                        .toList());
        choices.addListener((ListChangeListener<SubnetChoice>) _ -> fill.run());
        model.vpc().addListener((_, _, _) -> fill.run());
        model.busy().addListener((_, _, _) -> fill.run());
        fill.run();
    }

    /** Says why there is nothing to choose from, and leads to what would mend that. */
    private Node empty(String nothing) {
        boolean chosen = model.vpc().get() != null;
        String why = !chosen ? "wizard.network.first" : busy() ? "wizard.network.busy" : nothing;
        Label label = new Label(kit.text(why));
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        Button way =
                new Button(kit.text(chosen ? "wizard.network.again" : "wizard.network.choose"));
        way.getStyleClass().add(Styles.SMALL);
        way.setMinWidth(Region.USE_PREF_SIZE);
        way.setOnAction(_ -> mend(chosen));
        HBox row = new HBox(12, label, way);
        row.getStyleClass().add("empty");
        return row;
    }

    private void mend(boolean chosen) {
        if (chosen) {
            model.look();
        } else {
            vpc.requestFocus();
            vpc.show();
        }
    }

    private boolean busy() {
        return model.busy().get();
    }
}
