package dev.slipway.ui.shell;

import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Page;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

/** The first page: what somebody may want who has just started Slipway. */
final class WelcomeController implements Page {
    private final Kit kit;
    private final Ways ways;
    private final Parent node;

    @FXML private Button rehearse;
    @FXML private FlowPane known;

    /** Where the page leads. */
    interface Ways {
        void rehearse();

        void chooseAccount();

        void open();
    }

    WelcomeController(Kit kit, Ways ways) {
        this.kit = kit;
        this.ways = ways;
        this.node = kit.layouts().load(this);
    }

    @Override
    public Parent node() {
        return node;
    }

    @FXML
    private void rehearse() {
        ways.rehearse();
    }

    @FXML
    private void chooseAccount() {
        ways.chooseAccount();
    }

    @FXML
    private void open() {
        ways.open();
    }
}
