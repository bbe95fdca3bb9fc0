package dev.slipway.ui.logs;

import dev.slipway.engine.Failure;
import dev.slipway.logs.Filter.Where;
import dev.slipway.logs.Origin;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.Icons;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Page;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The lines of a stack as they are written. */
public final class LogsController implements Page {
    private static final Duration TICK = Duration.millis(500);

    private final Kit kit;
    private final Stack stack;
    private final boolean rehearsal;
    private final RangeMenu range;
    private final LogsFoot foot;
    private final LogsModel model;
    private final Taste taste;
    private final FilterFields filter;
    private final SearchBox highlight;
    private final LogView view;
    private final Finder finder;
    private final CopyLines copying;
    private final DetailPane detail;
    private final EmptyPane empty;
    private final Timeline clock = new Timeline(new KeyFrame(TICK, _ -> tick()));
    private final Parent node;
    private Dress dress;

    @FXML private BorderPane page;
    @FXML private HBox head;
    @FXML private Label name;
    @FXML private Label sandbox;
    @FXML private HBox tools;
    @FXML private ToggleButton wrap;
    @FXML private MenuButton more;
    @FXML private Button pause;
    @FXML private StackPane middle;
    @FXML private Button fresh;

    /**
     * @param where whose lines are shown at first
     * @param since from when on lines are read at first
     * @param time of the account, in which lines are written
     * @param login leads to where one signs in
     */
    LogsController(
            Kit kit,
            LogsModel model,
            Stack stack,
            boolean rehearsal,
            Where where,
            Since since,
            InstantSource time,
            Consumer<Failure> login) {
        this.kit = kit;
        this.model = model;
        this.stack = stack;
        this.rehearsal = rehearsal;
        this.taste = new Taste(kit.texts(), time);
        this.range = new RangeMenu(kit, time, ZoneId.systemDefault(), since);
        this.foot = new LogsFoot(kit, model, taste, time, login);
        this.filter = new FilterFields(kit, stack, where);
        this.highlight = new SearchBox(kit, "highlight");
        this.empty = new EmptyPane(kit, filter::clear);
        this.dress = taste.dress(Optional.empty(), this::writer);
        this.view = new LogView(kit.texts(), model.look().get(), dress, hand());
        this.finder = new Finder(kit, highlight, view);
        this.copying = new CopyLines(kit);
        this.detail = new DetailPane(kit, this::only, this::closeDetail);
        this.node = kit.layouts().load(this);
    }

    private LogView.Hand hand() {
        return new LogView.Hand() {
            @Override
            public void away() {
                model.pause();
            }

            @Override
            public void end() {
                model.resume();
            }
        };
    }

    @FXML
    private void initialize() {
        name.setText(stack.name());
        sandbox.setVisible(rehearsal);
        sandbox.setManaged(rehearsal);
        HBox.setHgrow(filter.chips(), Priority.ALWAYS);
        head.getChildren().addAll(filter.chips(), range);
        page.setBottom(foot);
        List<Node> fields = new ArrayList<>(filter.boxes());
        fields.add(highlight);
        fields.forEach(box -> HBox.setHgrow(box, Priority.ALWAYS));
        fields.add(filter.level());
        tools.getChildren().addAll(0, fields);
        middle.getChildren().addAll(0, List.of(view, empty));
        menu();
        bind();
        keys();
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
    }

    private void menu() {
        MoreMenu menus = new MoreMenu(kit);
        more.getItems().addAll(menus.cap(model.cap()), new SeparatorMenuItem());
        more.getItems().addAll(foot.exports(menus));
        ContextMenu onLines =
                new ContextMenu(
                        menus.item("log-copy", kit.text("logs.copy"), this::copyShown),
                        menus.item("log-copy-raw", kit.text("logs.copy.raw"), this::copyRaw));
        view.setOnContextMenuRequested(
                event -> onLines.show(view, event.getScreenX(), event.getScreenY()));
    }

    private void keys() {
        Shortcuts everywhere =
                Shortcuts.none()
                        .ctrl(KeyCode.F, highlight.field()::requestFocus)
                        .ctrlShift(KeyCode.F, filter.field()::requestFocus)
                        .on(KeyCode.F3, () -> finder.go(1))
                        .shift(KeyCode.F3, () -> finder.go(-1));
        Shortcuts inLines =
                Shortcuts.none()
                        .ctrl(KeyCode.C, this::copyShown)
                        .ctrlShift(KeyCode.C, this::copyRaw)
                        .on(KeyCode.SPACE, this::pause)
                        .on(KeyCode.ENTER, detail::requestFocus)
                        .on(KeyCode.ESCAPE, this::closeDetail)
                        .on(KeyCode.END, this::resume);
        page.addEventHandler(KeyEvent.KEY_PRESSED, everywhere::press);
        view.addEventHandler(KeyEvent.KEY_PRESSED, inLines::press);
    }

    private void bind() {
        filter.filter().subscribe(model.filter()::set);
        highlight.search().subscribe(model.highlight()::set);
        taste.wrap().bindBidirectional(wrap.selectedProperty());
        Stream.of(taste.wrap(), taste.clock(), highlight.search())
                .forEach(each -> each.subscribe(this::dress));
        range.since().subscribe(this::read);
        model.look().subscribe(this::show);
        model.paused().subscribe(this::paused);
        model.position().bind(view.top());
        view.chosen().subscribe(this::details);
    }

    /** Lines have other numbers then. */
    private void read(Since since) {
        view.chosen().set(Optional.empty());
        model.read(since);
    }

    /** Shows only lines in which this is found. */
    void only(String text) {
        filter.field().setText(text);
    }

    private int writer(Origin origin) {
        return model.writers().number(origin);
    }

    private void dress() {
        dress = taste.dress(highlight.search().get(), this::writer);
        view.dress(dress);
    }

    private void show(Look look) {
        view.show(look);
        finder.tell();
        filter.chips().show(model.writers().all());
        fresh.setText(kit.text("logs.fresh", look.fresh()));
        fresh.setVisible(model.paused().get());
        tellEmpty();
    }

    private void paused(boolean now) {
        view.follow(!now);
        pause.setText(now ? kit.text("logs.resume") : kit.text("logs.pause"));
        pause.setGraphic(Icons.of(now ? Feather.PLAY : Feather.PAUSE));
        fresh.setVisible(now);
        foot.tell();
    }

    private void tellEmpty() {
        empty.show(EmptyNote.of(model.look().get(), model.status().get()));
    }

    private void tick() {
        model.tell();
        foot.tell();
        tellEmpty();
        if (taste.clock().get() == Clock.RELATIVE) {
            dress();
        }
    }

    private void details(Optional<Chosen> chosen) {
        chosen.flatMap(it -> model.look().get().line(it.caret())).ifPresent(detail::show);
        if (chosen.isPresent() && page.getRight() == null) {
            page.setRight(detail);
        } else if (chosen.isEmpty()) {
            page.setRight(null);
        }
    }

    private void closeDetail() {
        view.chosen().set(Optional.empty());
        view.requestFocus();
    }

    private void withChosen(Consumer<Chosen> action) {
        view.chosen().get().ifPresent(action);
    }

    private void copyShown() {
        withChosen(chosen -> copying.shown(model.look().get(), chosen, dress));
    }

    private void copyRaw() {
        withChosen(chosen -> copying.raw(model.look().get(), chosen));
    }

    @FXML
    private void pause() {
        if (model.paused().get()) {
            model.resume();
        } else {
            model.pause();
        }
    }

    @FXML
    private void resume() {
        view.chosen().set(Optional.empty());
        model.resume();
        view.requestFocus();
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public void close() {
        clock.stop();
        model.close();
    }
}
