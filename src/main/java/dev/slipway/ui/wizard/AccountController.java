package dev.slipway.ui.wizard;

import dev.slipway.ui.common.Kit;
import dev.slipway.ui.connect.Access;
import dev.slipway.ui.connect.Session;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The first step: in which account, and under which name. */
final class AccountController {
    private final Parent node;

    @FXML private Label account;
    @FXML private Label identity;
    @FXML private Label region;
    @FXML private Label credentials;
    @FXML private VBox sandbox;
    @FXML private VBox moved;
    @FXML private Label movedText;
    @FXML private Label fixed;
    @FXML private TextField name;
    @FXML private VBox tags;

    AccountController(Kit kit, Session session, WizardModel wizard) {
        node = kit.layouts().load(this);
        AccountModel model = wizard.account();
        new Form(model.draft(), model.values()).bind(node);
        account.setText(session.account().identity().accountId());
        identity.setText(session.account().identity().arn());
        region.setText(session.account().regionId());
        credentials.setText(credentials(kit, session.access()));
        Shown.set(sandbox, session.isRehearsal());
        Shown.set(moved, wizard.movedFrom().isPresent());
        wizard.movedFrom()
                .ifPresent(
                        from ->
                                movedText.setText(
                                        kit.text("wizard.account.moved", from, region.getText())));
        name.setDisable(wizard.isExisting());
        Shown.set(fixed, wizard.isExisting());
        tags.getChildren().setAll(new PairsView(kit, model.tags(), "wizard.tags").node());
    }

    Parent node() {
        return node;
    }

    private static String credentials(Kit kit, Access access) {
        return switch (access) {
            case Access.Rehearsal _ -> kit.text("wizard.account.rehearsal");
            case Access.Profile(var profile, var _) -> kit.text("wizard.account.profile", profile);
            case Access.Environment _ -> kit.text("wizard.account.environment");
            case Access.Custom(var endpoint, var _, var _) ->
                    kit.text("wizard.account.custom", endpoint.toString());
        };
    }
}
