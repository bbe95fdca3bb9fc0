package dev.slipway.ui.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Plan;
import dev.slipway.engine.Verb;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;

import javafx.scene.Parent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Whatever is planned, the understudy of its run goes wrong in nobody's sight either. */
class UnderstudyTest {
    private static final int FRAMES = 60;

    @TempDir Path home;

    private Rehearsed rehearsed;
    private Windowed window;

    @BeforeEach
    void open() {
        rehearsed = Rehearsed.in(home, Pace.VIRTUAL);
        window = new Windowed();
    }

    @AfterEach
    void close() {
        window.close();
        rehearsed.close();
    }

    private void rehearse(Plan plan, Parent page) {
        window.ask(
                () -> {
                    Understudy.rehearse(window.kit(), plan, page);
                    return true;
                });
        window.frames(FRAMES);
    }

    @Test
    void aPlanThatMutatesNothingHasNoFirstChange() {
        assertThat(rehearsed.run(rehearsed.stack(), Verb.APPLY).complete()).isTrue();
        Plan plan = rehearsed.deployment(rehearsed.stack()).plan(Verb.APPLY);
        assertThat(plan.mutations()).isEmpty();
        rehearse(plan, window.stage().getScene().getRoot());
    }

    @Test
    void aPageThatWasLeftMeanwhileIsNoMatter() {
        Plan plan = rehearsed.deployment(rehearsed.stack()).plan(Verb.APPLY);
        rehearse(plan, new PlanPane(window.kit()));
    }
}
