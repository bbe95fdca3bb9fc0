package dev.slipway.ui.wizard;

import dev.slipway.stack.ContainerInsights;
import dev.slipway.stack.Logging;
import dev.slipway.ui.common.Kit;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;

/** The sixth step: where the output goes. */
final class LoggingController {
    private final Parent node;

    @FXML private ComboBox<Integer> retention;
    @FXML private ComboBox<ContainerInsights> insights;
    @FXML private TextField bucket;
    @FXML private Disclosure more;
    @FXML private Node redshift;

    LoggingController(Kit kit, LoggingModel model) {
        node = kit.layouts().load(this);
        retention.setConverter(Shown.as(days -> kit.text("wizard.logging.days", days)));
        retention.getItems().setAll(Logging.LEGAL_RETENTION_DAYS);
        insights.setConverter(Shown.as(it -> kit.text("wizard.insights." + it.name())));
        insights.getItems().setAll(ContainerInsights.values());
        new Form(model.draft(), model.values()).bind(node);
        model.draft().watch(() -> bucket.setPromptText(model.usualBucket()));
        Shown.when(model.redshift().property(), redshift);
        more.call("logging-more");
        more.watch(model.draft());
    }

    Parent node() {
        return node;
    }
}
