package dev.slipway.ui.connect;

import dev.slipway.aws.EndpointProbe;
import dev.slipway.aws.MfaCodes;
import dev.slipway.aws.Profiles;
import dev.slipway.aws.Regions;
import dev.slipway.engine.Failure;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Page;
import dev.slipway.ui.connect.AccountsModel.Way;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The page on which one chooses an account. */
public final class AccountsController implements Page {
    /** More are scrolled to. */
    private static final int MOST_WAYS = 7;

    private final Kit kit;
    private final AccountsModel model;
    private final SignIn signIn;
    private final Ways out;
    private final Parent node;

    @FXML private ListView<Way> ways;
    @FXML private ComboBox<String> region;
    @FXML private VBox endpointField;
    @FXML private TextField endpoint;
    @FXML private Label answer;
    @FXML private Label exposed;
    @FXML private Label place;
    @FXML private Button back;
    @FXML private Button cancel;
    @FXML private VBox trouble;
    @FXML private Label cause;
    @FXML private Label remedy;
    @FXML private Button login;
    @FXML private Button open;
    @FXML private ProgressIndicator busy;

    /** Where the page leads. */
    public interface Ways {
        void opened(Session session);

        void back();
    }

    public AccountsController(Kit kit, Accounts accounts, MfaCodes codes, Ways out) {
        this.kit = kit;
        this.model =
                new AccountsModel(
                        kit.texts(), kit.threads(), accounts, codes, new EndpointProbe()::ask);
        this.signIn = new SignIn(kit, accounts);
        this.out = out;
        this.node = kit.layouts().load(this);
        model.look();
    }

    @Override
    public Parent node() {
        return node;
    }

    @FXML
    private void initialize() {
        ways.setItems(model.ways());
        ways.setCellFactory(_ -> new WayCell());
        ways.prefHeightProperty()
                .bind(
                        Bindings.min(Bindings.size(model.ways()), MOST_WAYS)
                                .multiply(ways.getFixedCellSize())
                                .add(2));
        model.chosen().subscribe(way -> ways.getSelectionModel().select(way));
        ways.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        region.getItems().setAll(Regions.all().stream().map(Regions.Named::id).toList());
        region.setCellFactory(_ -> new RegionCell());
        region.getEditor().textProperty().bindBidirectional(model.region());
        endpoint.textProperty().bindBidirectional(model.endpoint());
        model.region().subscribe(id -> place.setText(place(id.strip())));
        model.endpoint().subscribe(_ -> visible(exposed, model.isExposed()));
        model.answer().subscribe(_ -> answer());
        model.probing().subscribe(_ -> answer());
        endpoint.focusedProperty().addListener((_, _, here) -> probeUnless(here));
        model.busy().subscribe(this::hold);
        model.failure().subscribe(this::tell);
    }

    /** While an account is being opened, one can only wait or give up. */
    private void hold(boolean now) {
        for (Node each : List.of(ways, region, endpointField, login, open, back)) {
            each.setDisable(now);
        }
        visible(busy, now);
        visible(cancel, now);
        (now ? cancel : open).requestFocus();
    }

    private String place(String id) {
        return id.isEmpty()
                ? ""
                : Regions.nameOf(id).orElseGet(() -> kit.text("accounts.region.unknown"));
    }

    private void probeUnless(boolean typing) {
        if (!typing && model.answer().get().isEmpty()) {
            model.probe();
        }
    }

    private void answer() {
        Optional<Answered> words = model.answer().get().map(it -> Answered.of(kit, it));
        answer.getStyleClass().removeAll("success-text", "warning-text", "danger-text");
        words.ifPresent(it -> answer.getStyleClass().add(it.style()));
        answer.setGraphic(words.map(Answered::sign).orElse(null));
        answer.setText(
                model.probing().get()
                        ? kit.text("accounts.probe.asking")
                        : words.map(Answered::text).orElse(""));
        visible(answer, !answer.getText().isEmpty());
    }

    private void choose(Way way) {
        if (way == null) {
            return;
        }
        model.chosen().set(way);
        visible(endpointField, way instanceof Way.OfEndpoint);
        visible(login, model.signIn().isPresent());
    }

    private void tell(Optional<Failure> failure) {
        visible(trouble, failure.isPresent());
        cause.setText(
                failure.map(why -> kit.text("failure.cause", why.doing(), why.cause())).orElse(""));
        remedy.setText(failure.map(Failure::remedy).orElse(""));
    }

    private static void visible(Node part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }

    @FXML
    private void open() {
        Consumer<Failure> mended = _ -> login();
        model.open(out::opened, mended);
    }

    @FXML
    private void login() {
        model.signIn().ifPresent(start -> signIn.browser(start, this::open));
    }

    @FXML
    private void probe() {
        model.probe();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void back() {
        out.back();
    }

    @Override
    public void close() {
        model.close();
    }

    private final class WayCell extends ListCell<Way> {
        @Override
        protected void updateItem(Way way, boolean empty) {
            super.updateItem(way, empty);
            setText(empty ? null : title(way));
            setGraphic(empty ? null : Icons.of(icon(way), "accent-icon"));
        }
    }

    private final class RegionCell extends ListCell<String> {
        @Override
        protected void updateItem(String id, boolean empty) {
            super.updateItem(id, empty);
            setText(empty ? null : kit.text("accounts.region.named", id, place(id)));
        }
    }

    private String title(Way way) {
        return switch (way) {
            case Way.OfEnvironment() -> kit.text("accounts.environment");
            case Way.OfEndpoint() -> kit.text("accounts.endpoint");
            case Way.OfProfile(var profile) ->
                    kit.text("accounts.profile", profile.name(), kind(profile.kind()));
        };
    }

    private String kind(Profiles.Kind kind) {
        return switch (kind) {
            case Profiles.Kind.Keys() -> kit.text("accounts.kind.keys");
            case Profiles.Kind.Role(var _, var mfa) ->
                    kit.text(mfa.isPresent() ? "accounts.kind.mfa" : "accounts.kind.role");
            case Profiles.Kind.Sso _ -> kit.text("accounts.kind.sso");
            case Profiles.Kind.Other() -> kit.text("accounts.kind.other");
        };
    }

    private static Ikon icon(Way way) {
        return switch (way) {
            case Way.OfEnvironment() -> Feather.TERMINAL;
            case Way.OfEndpoint() -> Feather.LINK;
            case Way.OfProfile(var profile) ->
                    profile.kind() instanceof Profiles.Kind.Sso ? Feather.LOG_IN : Feather.USER;
        };
    }
}
