package dev.slipway.ui.apply;

import dev.slipway.engine.Action;
import dev.slipway.engine.EngineEvent.StepStarted;
import dev.slipway.engine.EngineEvent.StepWaiting;
import dev.slipway.engine.History;
import dev.slipway.engine.Plan;
import dev.slipway.engine.Step;
import dev.slipway.engine.Time;
import dev.slipway.ui.common.AfterPulse;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.LogsLink;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

import java.time.Instant;
import java.util.List;

/**
 * The views of a run, laid out where nobody sees them while its plan is read. The first controls of
 * a kind take the virtual machine many times as long as those that follow, and this is when the
 * window has nothing else to do; made in sight they would hold up the run's first moments.
 */
final class Understudy {
    private final Kit kit;
    private final Plan plan;
    private final Parent page;
    private final RunModel run;
    private final StackPane stage = new StackPane();
    private ViewsController views;
    private boolean filled;

    private Understudy(Kit kit, Plan plan, Parent page) {
        this.kit = kit;
        this.plan = plan;
        this.page = page;
        this.run =
                new RunModel(
                        kit.texts(), plan, Purpose.of(plan), Time.real(), History.Durations.none());
    }

    /**
     * Goes through the part once, a step a pulse.
     *
     * @param page is in the scene whose styles and size the views will have
     */
    static void rehearse(Kit kit, Plan plan, Parent page) {
        Understudy understudy = new Understudy(kit, plan, page);
        AfterPulse.inTurn(
                understudy::load, understudy::dress, understudy::follow, understudy::untilFilled);
    }

    private void load() {
        views = new ViewsController(kit, new LogsLink(kit, _ -> {}));
        stage.getStylesheets().setAll(page.getStylesheets());
        stage.getChildren().add(views.node());
    }

    private void dress() {
        Scene seen = page.getScene();
        if (seen != null) {
            Scene scene = new Scene(stage, seen.getWidth(), seen.getHeight());
            scene.getStylesheets().setAll(seen.getStylesheets());
        }
        layOut();
    }

    private void follow() {
        views.follow(run);
        views.fill();
        views.whenFilled(() -> filled = true);
    }

    private void untilFilled() {
        layOut();
        if (filled) {
            AfterPulse.inTurn(this::begin, this::layOut);
        } else {
            AfterPulse.run(this::untilFilled);
        }
    }

    /** What is there already and only waited for begins as well. */
    private void begin() {
        plan.steps().stream()
                .filter(step -> step.action() != Action.NONE)
                .findFirst()
                .ifPresent(this::begin);
    }

    private void begin(Step<?> first) {
        Instant now = Instant.now();
        run.accept(
                List.of(
                        new StepStarted(now, first.address(), first.action(), first.title()),
                        new StepWaiting(now, first.address(), first.title())));
        views.refresh();
    }

    private void layOut() {
        stage.applyCss();
        stage.layout();
    }
}
