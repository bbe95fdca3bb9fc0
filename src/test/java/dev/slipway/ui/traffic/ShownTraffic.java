package dev.slipway.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Engine;
import dev.slipway.engine.Plan;
import dev.slipway.engine.StackLock;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Time;
import dev.slipway.engine.Verb;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.stack.Colour;
import dev.slipway.stack.ContainerImage;
import dev.slipway.stack.Weights;
import dev.slipway.traffic.Release;
import dev.slipway.traffic.Releases;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shift;
import dev.slipway.traffic.Traffic;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Stranger;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.common.SecretValues;

import javafx.scene.input.KeyCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The page of the traffic over a stack that stands in a rehearsal, and what happens to that. */
final class ShownTraffic implements AutoCloseable {
    private final Rehearsed rehearsed;
    private final Windowed window;
    private TrafficController page;

    ShownTraffic(Path home) {
        this(home, Time.real());
    }

    /** By another clock than the wall's. */
    ShownTraffic(Path home, Time wall) {
        rehearsed = Rehearsed.in(home, Pace.VIRTUAL, wall);
        assertThat(rehearsed.run(rehearsed.stack(), Verb.APPLY).complete()).isTrue();
        window = new Windowed();
    }

    Windowed window() {
        return window;
    }

    void show() {
        page =
                window.show(
                        kit ->
                                new TrafficController(
                                        kit,
                                        rehearsed.session(),
                                        rehearsed.stack(),
                                        new SecretValues(),
                                        new Nowhere()));
        window.see("traffic-now", "Now ");
    }

    /** Lets go of the page, as the window does that closes; a canary has ended with it then. */
    void leave() {
        window.ask(
                () -> {
                    page.close();
                    return true;
                });
        Path lock = rehearsed.deployment(rehearsed.stack()).folder().resolve("canary.lock");
        window.await("nobody to lead a canary", () -> !Files.exists(lock) || isFree(lock));
    }

    private static boolean isFree(Path lock) throws IOException {
        if (StackLock.take(lock, "nobody") instanceof StackLock.Attempt.Taken(StackLock taken)) {
            taken.close();
            return true;
        }
        return false;
    }

    Traffic traffic() {
        var deployment = rehearsed.deployment(rehearsed.stack());
        return new Traffic(
                rehearsed.stack(),
                deployment.remembered(),
                deployment.account(),
                deployment.folder());
    }

    Weights weights() {
        return traffic().position().weights();
    }

    void shifted(int green) {
        assertThat(traffic().shift(Shift.byHand(new Share(100 - green, green)))).isNotNull();
    }

    /** What another process deploys. */
    void release(Colour colour, String image) {
        Deployment deployment = rehearsed.deployment(rehearsed.stack());
        Releases releases = new Releases(deployment);
        Release release = releases.release(colour, new ContainerImage(image), Optional.empty());
        try (Engine.Run run = deployment.begin()) {
            Plan plan = releases.plan(run, release);
            assertThat(releases.deploy(run, plan, release, new StopSignal(), _ -> {}).complete())
                    .isTrue();
        }
    }

    Deployment deployment() {
        return rehearsed.deployment(rehearsed.stack());
    }

    Stranger stranger() {
        return new Stranger(rehearsed);
    }

    void type(String text) {
        window.focus("traffic-typed");
        window.type("traffic-typed", text);
        window.press(KeyCode.ENTER);
    }

    @Override
    public void close() {
        leave();
        window.close();
        rehearsed.close();
    }
}
