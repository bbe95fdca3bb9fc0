package dev.slipway.ui.wizard;

import dev.slipway.aws.Discovery.Vpc;
import dev.slipway.ui.common.Kit;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
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
    @FXML private VBox found;
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
        model.failure().addListener((_, _, _) -> show());
        model.draft().watch(this::show);
    }

    Parent node() {
        return node;
    }

    private void show() {
        boolean busy = model.busy().get();
        trouble.getChildren().clear();
        model.failure()
                .get()
                .ifPresent(
                        failure ->
                                trouble.getChildren()
                                        .add(
                                                Trouble.of(
                                                        kit,
                                                        failure,
                                                        "network-retry",
                                                        model::look)));
        Shown.set(trouble, model.failure().get().isPresent());
        Shown.set(none, !busy && model.isEmpty());
        Shown.set(found, model.vpc().get() != null || model.namesSubnets());
        summary.setText(
                kit.text(
                        model.vpc().get() == null ? "wizard.network.count" : "wizard.network.found",
                        model.vpcs().size(),
                        model.open().size(),
                        model.inner().size()));
        Shown.set(summary, !busy && !model.vpcs().isEmpty());
    }

    private void rows(ObservableList<SubnetChoice> choices, VBox into, String nothing) {
        Runnable fill =
                () ->
                        into.getChildren()
                                .setAll(
                                        choices.isEmpty()
                                                ? List.of(
                                                        empty(
                                                                model.vpc().get() == null
                                                                        ? "wizard.network.first"
                                                                        : nothing))
                                                : choices.stream()
                                                        .<Node>map(it -> new SubnetRow(kit, it))
                                                        .toList());
        choices.addListener((ListChangeListener<SubnetChoice>) _ -> fill.run());
        model.vpc().addListener((_, _, _) -> fill.run());
        fill.run();
    }

    private Label empty(String key) {
        Label label = new Label(kit.text(key));
        label.getStyleClass().addAll("muted", "empty");
        label.setWrapText(true);
        return label;
    }
}
