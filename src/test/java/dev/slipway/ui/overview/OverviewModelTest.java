package dev.slipway.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.blueprint.ServiceHealth;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.PropertyChange;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Verb;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.function.Consumer;

class OverviewModelTest {
    @TempDir Path home;

    private Rehearsed rehearsed;
    private OverviewModel model;

    @BeforeEach
    void open() {
        rehearsed = Rehearsed.in(home, Pace.VIRTUAL);
        model =
                new OverviewModel(
                        Texts.english(),
                        Threads.here(),
                        () -> rehearsed.deployment(rehearsed.stack()));
    }

    @AfterEach
    void close() {
        rehearsed.close();
    }

    private Status status(String address) {
        return model.resources().get().stream()
                .filter(status -> status.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsRememberedIsShownBeforeAnythingIsCompared() {
        rehearsed.run(rehearsed.stack(), Verb.APPLY);
        model.open();
        assertThat(model.resources().get()).hasSize(41);
        assertThat(status("EcsService.green").state()).isEqualTo(Status.State.KNOWN);
        assertThat(model.outputs().get()).containsKey("url");
        assertThat(model.unfinished().get()).isEmpty();
        assertThat(model.health().get()).hasSize(2).allMatch(ServiceHealth::isWell);
    }

    @Test
    void whatSomebodyElseChangedIsSaidPropertyByProperty() {
        rehearsed.run(rehearsed.stack(), Verb.APPLY);
        rehearsed
                .session()
                .account()
                .ecs()
                .updateService(
                        r ->
                                r.cluster(rehearsed.stack().cluster().name())
                                        .service("veera-service")
                                        .desiredCount(1));
        model.open();
        model.check();
        assertThat(model.failure().get()).isEmpty();
        assertThat(model.unwell()).isEqualTo(1);
        Status drifted = status("EcsService.green");
        assertThat(drifted.state()).isEqualTo(Status.State.DRIFTED);
        assertThat(drifted.differences())
                .singleElement()
                .extracting(PropertyChange::path)
                .isEqualTo("tasks.count");
        assertThat(status("EcsService.blue").state()).isEqualTo(Status.State.OK);
    }

    @Test
    void aRunThatDidNotComeToItsEndIsSaid() {
        StopSignal stop = new StopSignal();
        Consumer<EngineEvent> atOnce =
                _ -> {
                    if (!stop.requested()) {
                        stop.request();
                    }
                };
        rehearsed.run(rehearsed.stack(), Verb.APPLY, stop, atOnce);
        model.open();
        assertThat(model.unfinished().get()).contains(Verb.APPLY);
        rehearsed.run(rehearsed.stack(), Verb.DESTROY);
        model.open();
        assertThat(model.unfinished().get()).isEmpty();
        assertThat(model.resources().get()).isEmpty();
    }
}
