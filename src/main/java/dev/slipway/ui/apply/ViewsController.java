package dev.slipway.ui.apply;

import dev.slipway.ui.common.AfterPulse;
import dev.slipway.ui.common.Gradually;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.LogsLink;

import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import java.util.List;
import java.util.Optional;

/** The ways to look at a run: as a list, over time, as a graph, and at what came of it. */
final class ViewsController {
    private final Kit kit;
    private final DetailPane detail;
    private final ResultPane results;
    private final RolloutPane rollouts;
    private final Parent node;
    private Gradually<Line> filling;
    private Optional<Item> chosen = Optional.empty();
    private Optional<RunModel> followed = Optional.empty();
    private Optional<TimelinePane> bars = Optional.empty();

    @FXML private TabPane tabs;
    @FXML private Tab list;
    @FXML private ListView<Line> lines;
    @FXML private ComboBox<Show> show;
    @FXML private Tab rollout;
    @FXML private ScrollPane rolloutScroll;
    @FXML private Tab timeline;
    @FXML private ScrollPane timelineScroll;
    @FXML private Tab graph;
    @FXML private ScrollPane graphScroll;
    @FXML private Tab result;
    @FXML private ScrollPane resultScroll;
    @FXML private ScrollPane asideScroll;
    @FXML private VBox aside;

    ViewsController(Kit kit, LogsLink logs) {
        this.kit = kit;
        this.detail = new DetailPane(kit);
        this.results = new ResultPane(kit);
        this.rollouts = new RolloutPane(kit, logs);
        this.node = kit.layouts().load(this);
    }

    Parent node() {
        return node;
    }

    @FXML
    private void initialize() {
        filling = new Gradually<>(lines.getItems());
        lines.setFixedCellSize(34);
        lines.setCellFactory(_ -> new LineCell(lines.widthProperty()));
        lines.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        show.getItems().setAll(Show.values());
        show.setConverter(words());
        show.visibleProperty().bind(list.selectedProperty());
        show.valueProperty().subscribe(this::changed);
        resultScroll.setContent(results);
        rolloutScroll.setContent(rollouts);
        // What came of a run is of all resources, and its values are long.
        asideScroll.visibleProperty().bind(result.selectedProperty().not());
        asideScroll.managedProperty().bind(asideScroll.visibleProperty());
        tabs.getTabs().removeAll(result, rollout);
        tabs.getSelectionModel().selectedItemProperty().subscribe(() -> refresh());
    }

    /** Does something once, as soon as everything that is to be seen first is there. */
    void whenFilled(Runnable work) {
        filling.whenFull(work);
    }

    /** Makes what is not needed for the first sight. */
    void fill() {
        aside.getChildren().setAll(detail);
    }

    private void changed(Show before, Show now) {
        if (now == null) {
            // In the open list, Ctrl and a click or Space take the choice away.
            Platform.runLater(() -> show.setValue(before));
            return;
        }
        refresh();
    }

    private StringConverter<Show> words() {
        return new StringConverter<>() {
            @Override
            public String toString(Show one) {
                return one == null ? "" : kit.text(one.textKey());
            }

            @Override
            public Show fromString(String text) {
                throw new UnsupportedOperationException("one chooses, and does not type");
            }
        };
    }

    /** Shows another run from now on. */
    void follow(RunModel run) {
        followed = Optional.of(run);
        chosen = Optional.empty();
        show.setValue(Show.atFirst(run));
        filling.anew(show.getValue().lines(run));
        bars = Optional.empty();
        graphScroll.setContent(null);
        tabs.getTabs().removeAll(result, rollout);
        tabs.getSelectionModel().select(list);
    }

    /** Leaves the list as it is, which may not change while it tells what is selected in it. */
    private void choose(Line line) {
        if (line instanceof Item item) {
            chosen = Optional.of(item);
            followed.ifPresent(run -> detail.show(run, chosen));
        }
    }

    /** Goes on with the clock; only what is in sight follows it, or is made at all. */
    void refresh() {
        followed.ifPresent(this::refresh);
    }

    private void refresh(RunModel run) {
        detail.show(run, chosen);
        list(run);
        rollouts(run);
        if (timeline.isSelected()) {
            bars(run).refresh();
        }
        if (graph.isSelected() && graphScroll.getContent() == null) {
            graphScroll.setContent(new GraphPane(run, this::choose));
        }
    }

    /** Where one colour alone is changed, its roll-out is what one wants to see. */
    private void rollouts(RunModel run) {
        rollouts.show(run);
        if (!rollouts.isEmpty() && !tabs.getTabs().contains(rollout)) {
            tabs.getTabs().add(tabs.getTabs().indexOf(list) + 1, rollout);
            if (run.purpose() == Purpose.RELEASE) {
                tabs.getSelectionModel().select(rollout);
            }
        }
    }

    private TimelinePane bars(RunModel run) {
        if (bars.isEmpty()) {
            bars = Optional.of(new TimelinePane(run));
            timelineScroll.setContent(bars.get());
        }
        return bars.get();
    }

    /** A list that stays as it is keeps its place. */
    private void list(RunModel run) {
        if (show.getValue() == null) {
            return;
        }
        List<Line> wanted = show.getValue().lines(run);
        if (!wanted.equals(filling.wanted())) {
            filling.atOnce(wanted);
            chosen.filter(wanted::contains).ifPresent(lines.getSelectionModel()::select);
        }
    }

    /** Shows how the run ended, first of all what came of it. */
    void ended(RunModel run, Ending end) {
        refresh();
        results.show(run, end);
        if (end.isComplete() && !results.isEmpty()) {
            result.setText(
                    ResultPane.gives(run, end)
                            ? kit.text("run.tab.outputs")
                            : kit.text("run.tab.kept"));
            AfterPulse.run(this::showResult);
        }
    }

    private void showResult() {
        tabs.getTabs().addFirst(result);
        tabs.getSelectionModel().select(result);
    }
}
