package dev.slipway.ui.apply;

import dev.slipway.engine.EngineEvent.StepStarted;
import dev.slipway.engine.EngineEvent.StepWaiting;
import dev.slipway.engine.History;
import dev.slipway.engine.Plan;
import dev.slipway.engine.Step;
import dev.slipway.engine.Time;
import dev.slipway.ui.common.AfterPulse;
import dev.slipway.ui.common.Kit;

import javafx.scene.Node;
import javafx.scene.Scene;

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
    private final Node page;
    private final RunModel run;
    private ViewsController views;

    private Understudy(Kit kit, Plan plan, Node page) {
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
    static void rehearse(Kit kit, Plan plan, Node page) {
        Understudy understudy = new Understudy(kit, plan, page);
        AfterPulse.inTurn(
                understudy::load,
                understudy::dress,
                understudy::follow,
                understudy::layOut,
                understudy::begin,
                understudy::layOut);
    }

    private void load() {
        views = new ViewsController(kit);
    }

    private void dress() {
        Scene seen = page.getScene();
        if (seen != null) {
            Scene scene = new Scene(views.node(), seen.getWidth(), seen.getHeight());
            scene.getStylesheets().setAll(seen.getStylesheets());
            layOut();
        }
    }

    private void follow() {
        views.follow(run);
        views.fill();
    }

    private void begin() {
        Step first = plan.mutations().getFirst();
        Instant now = Instant.now();
        run.accept(
                List.of(
                        new StepStarted(now, first.address(), first.action(), first.title()),
                        new StepWaiting(now, first.address(), first.title())));
        views.refresh();
    }

    private void layOut() {
        views.node().applyCss();
        views.node().layout();
    }
}
