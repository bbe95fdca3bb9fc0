package dev.slipway.ui.wizard;

import dev.slipway.stack.HostedZone;
import dev.slipway.ui.common.FieldBox;
import dev.slipway.ui.common.Kit;

import javafx.beans.binding.BooleanExpression;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.VBox;

import java.util.Optional;

/** The third step: a domain, or none yet. */
final class DomainController {
    private final Kit kit;
    private final DomainModel model;
    private final Parent node;

    @FXML private RadioButton without;
    @FXML private RadioButton with;
    @FXML private VBox plain;
    @FXML private VBox described;
    @FXML private Label looking;
    @FXML private VBox trouble;
    @FXML private ComboBox<Optional<HostedZone>> zone;
    @FXML private RadioButton request;
    @FXML private RadioButton existing;
    @FXML private VBox requested;
    @FXML private VBox chosen;
    @FXML private Label noneCovers;
    @FXML private ComboBox<String> arn;
    @FXML private FieldBox certificate;

    DomainController(Kit kit, DomainModel model) {
        this.kit = kit;
        this.model = model;
        node = kit.layouts().load(this);
        zone.setConverter(Shown.as(this::words));
        zone.setItems(model.zones());
        arn.setConverter(Shown.as(this::words));
        arn.setItems(model.arns());
        arn.valueProperty().bindBidirectional(model.arn().property());
        new Form(model.draft(), model.values()).bind(node);
        choice(without, with, model.present());
        choice(existing, request, model.requested());
        Shown.when(with.selectedProperty(), described);
        Shown.when(without.selectedProperty(), plain);
        Shown.when(request.selectedProperty(), requested);
        Shown.when(existing.selectedProperty(), chosen);
        Shown.when(model.busy(), looking);
        model.failure()
                .subscribe(why -> Trouble.show(kit, trouble, why, "domain-retry", model::look));
        model.draft().watch(() -> Shown.set(noneCovers, model.arns().isEmpty()));
    }

    Parent node() {
        return node;
    }

    /** Two buttons for one yes or no. */
    private static void choice(RadioButton no, RadioButton yes, Value<Boolean> value) {
        value.property()
                .subscribe(
                        on -> {
                            yes.setSelected(on);
                            no.setSelected(!on);
                        });
        BooleanExpression selected = yes.selectedProperty();
        selected.addListener((_, _, now) -> value.set(now));
    }

    private String words(Optional<HostedZone> wanted) {
        if (wanted.isEmpty()) {
            return kit.text("wizard.zone.none");
        }
        HostedZone it = wanted.get();
        String name = model.known(it).map(known -> known.name()).or(it::name).orElse("");
        String said = name.isEmpty() ? it.id() : name + " · " + it.id();
        if (model.isPrivate(it)) {
            return kit.text("wizard.zone.private", said);
        }
        return said;
    }

    private String words(String wanted) {
        return model.known(wanted)
                .map(
                        it ->
                                kit.text(
                                        it.isIssued()
                                                ? "wizard.certificate.issued"
                                                : "wizard.certificate.state",
                                        it.domain(),
                                        it.state(),
                                        wanted.substring(wanted.lastIndexOf('/') + 1)))
                .orElse(wanted);
    }
}
