package dev.slipway.ui.shell;

import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Page;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;

import java.util.Optional;

/** The first page: what somebody may want who has just started Slipway. */
final class WelcomeController implements Page {
    private final Kit kit;
    private final Optional<String> opened;
    private final ReadOnlyBooleanProperty busy;
    private final Ways ways;
    private final Parent node;
    private Subscription following = Subscription.EMPTY;

    @FXML private Button rehearse;
    @FXML private HBox opening;
    @FXML private Button cancel;
    @FXML private Button chooseAccount;
    @FXML private Button openFile;
    @FXML private Label notice;

    /** Where the page leads. */
    interface Ways {
        void rehearse();

        /** Does not rehearse after all. */
        void cancel();

        void chooseAccount();

        void open();

        /** Says what Slipway is, and its licences. */
        void about();
    }

    /**
     * @param opened the name of a stack that was opened and shall stand somewhere
     * @param busy whether an account is being opened
     */
    WelcomeController(Kit kit, Optional<String> opened, ReadOnlyBooleanProperty busy, Ways ways) {
        this.kit = kit;
        this.opened = opened;
        this.busy = busy;
        this.ways = ways;
        this.node = kit.layouts().load(this);
    }

    @FXML
    private void initialize() {
        rehearse.visibleProperty().bind(busy.not());
        rehearse.managedProperty().bind(busy.not());
        opening.visibleProperty().bind(busy);
        opening.managedProperty().bind(busy);
        chooseAccount.disableProperty().bind(busy);
        openFile.disableProperty().bind(busy);
        // What had the focus has gone, or come back.
        following = busy.subscribe(now -> (now ? cancel : rehearse).requestFocus());
        notice.setVisible(opened.isPresent());
        notice.setManaged(opened.isPresent());
        opened.ifPresent(name -> notice.setText(kit.text("welcome.opened", name)));
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public void close() {
        following.unsubscribe();
    }

    @FXML
    private void rehearse() {
        ways.rehearse();
    }

    @FXML
    private void cancel() {
        ways.cancel();
    }

    @FXML
    private void chooseAccount() {
        ways.chooseAccount();
    }

    @FXML
    private void open() {
        ways.open();
    }

    @FXML
    private void about() {
        ways.about();
    }
}
