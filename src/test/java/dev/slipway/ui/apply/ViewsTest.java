package dev.slipway.ui.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.History;
import dev.slipway.engine.Outcome;
import dev.slipway.engine.Step;
import dev.slipway.engine.Time;
import dev.slipway.engine.Verb;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.LogsLink;
import dev.slipway.ui.common.Page;
import dev.slipway.ui.common.Texts;

import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The list of a run, in which somebody points at lines while it goes on. */
class ViewsTest {
    @TempDir Path home;

    private final Windowed window = new Windowed();
    private Rehearsed rehearsed;
    private RunModel run;
    private Views page;

    /** The views as a page of their own. */
    private record Views(ViewsController views) implements Page {
        static Views of(Kit kit, RunModel run) {
            ViewsController views = new ViewsController(kit, new LogsLink(kit, _ -> {}));
            views.follow(run);
            views.fill();
            return new Views(views);
        }

        @Override
        public Parent node() {
            return views.node();
        }
    }

    @BeforeEach
    void open() {
        rehearsed = Rehearsed.in(home, Pace.VIRTUAL);
        run =
                new RunModel(
                        Texts.english(),
                        rehearsed.deployment(rehearsed.stack()).plan(Verb.APPLY),
                        Purpose.CREATE,
                        Time.real(),
                        History.Durations.none());
        page = window.show(kit -> Views.of(kit, run));
        window.see("run-lines");
        window.await("the lines", () -> lines().getItems().size() > run.items().size());
    }

    @AfterEach
    void close() {
        window.close();
        rehearsed.close();
    }

    @SuppressWarnings("unchecked") // as the layout has it
    private ListView<Line> lines() {
        return new FxRobot().lookup("#run-lines").queryAs(ListView.class);
    }

    @SuppressWarnings("unchecked") // as the layout has it
    private void show(Show which) {
        window.ask(
                () -> {
                    new FxRobot().lookup("#run-show").queryAs(ComboBox.class).setValue(which);
                    return true;
                });
    }

    @Test
    void aLineCanBeChosenThatIsAboutToLeaveTheList() {
        show(Show.OPEN);
        Item leaving = run.items().iterator().next();
        List<Throwable> thrown = new ArrayList<>();
        window.ask(
                () -> {
                    // Listeners do not throw at whoever made them listen.
                    Thread.currentThread().setUncaughtExceptionHandler((_, e) -> thrown.add(e));
                    run.accept(done(leaving.step()));
                    int at = lines().getItems().indexOf(leaving);
                    lines().getSelectionModel().clearAndSelect(at);
                    page.views().refresh();
                    return true;
                });
        assertThat(thrown).isEmpty();
        assertThat(lines().getItems()).isNotEmpty().doesNotContain(leaving);
    }

    private static List<EngineEvent> done(Step<?> step) {
        Instant now = Instant.EPOCH;
        return List.of(
                new EngineEvent.StepStarted(now, step.address(), step.action(), step.title()),
                new EngineEvent.StepEnded(
                        now,
                        step.address(),
                        step.action(),
                        step.title(),
                        new Outcome.Done(step.action()),
                        Duration.ofSeconds(1)));
    }
}
