package dev.slipway.ui.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Engine;
import dev.slipway.engine.Options;
import dev.slipway.engine.Verb;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.stack.Stack;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Without a toolkit: what happens is told at once, on the thread that did it. */
class UndertakingTest {
    @TempDir Path home;

    private Rehearsed rehearsed;

    @BeforeEach
    void open() {
        rehearsed = Rehearsed.in(home, Pace.VIRTUAL);
    }

    @AfterEach
    void close() {
        rehearsed.close();
    }

    private Job job(Stack stack, Verb verb) {
        Deployment deployment = rehearsed.deployment(stack);
        Engine.Run run = deployment.begin();
        Intent whole = new WholeStack(stack, verb, () -> deployment);
        return Job.of(whole, deployment, run, whole.plan(deployment, run), new Options(true, true));
    }

    /** Batches of one; whatever happens meanwhile is done first. */
    private static Undertaking.Pumps direct(AtomicReference<Runnable> meanwhile) {
        return new Undertaking.Pumps() {
            @Override
            public <E> Consumer<E> to(Consumer<List<E>> sink) {
                return event -> {
                    synchronized (meanwhile) {
                        sink.accept(List.of(event));
                        Runnable todo = meanwhile.getAndSet(null);
                        if (todo != null) {
                            todo.run();
                        }
                    }
                };
            }
        };
    }

    private Undertaking undertake(Stack stack, Verb verb) {
        Undertaking all =
                new Undertaking(
                        Texts.english(),
                        Threads.here(),
                        direct(new AtomicReference<>()),
                        job(stack, verb));
        all.carryOut();
        return all;
    }

    @Test
    void goesToItsEndAndGivesTheOutputs() {
        Undertaking all = undertake(rehearsed.stack(), Verb.APPLY);
        assertThat(all.run().get().phase().get()).isEqualTo(RunModel.Phase.DONE);
        assertThat(all.running().get()).isFalse();
        Ending end = all.run().get().ending().get().orElseThrow();
        assertThat(end.outputs()).containsKeys("url", "cluster");
        assertThat(all.run().get().headline().get()).isEqualTo("poc-fargate is up");
        Undertaking none = undertake(rehearsed.stack(), Verb.DESTROY);
        assertThat(none.run().get().ending().get().orElseThrow().anythingLeft()).isFalse();
    }

    @Test
    void aFailingImageIsExplainedWithWhatShowsIt() {
        Undertaking all = undertake(rehearsed.stack("registry.example/crash:1"), Verb.APPLY);
        assertThat(all.run().get().phase().get()).isEqualTo(RunModel.Phase.UNFINISHED);
        String cause = all.run().get().failure().get().orElseThrow().cause();
        assertThat(cause)
                .contains("Stopped task: Essential container in task exited")
                .contains("exited with 1");
    }

    @Test
    void anImageThatIsNeverHealthyIsExplainedByTheLoadBalancer() {
        Undertaking all = undertake(rehearsed.stack("registry.example/unhealthy:1"), Verb.APPLY);
        assertThat(all.run().get().failure().get().orElseThrow().cause()).contains("health checks");
    }

    @Test
    void aFirstRunThatFailedIsUndoneToTheLastResource() {
        Undertaking all = undertake(rehearsed.stack("registry.example/crash:1"), Verb.APPLY);
        assertThat(all.run().get().ending().get().orElseThrow().created()).isGreaterThan(30);
        all.undo();
        assertThat(all.run().get().phase().get()).isEqualTo(RunModel.Phase.DONE);
        assertThat(rehearsed.deployment(rehearsed.stack()).remembered().entries()).isEmpty();
    }

    @Test
    void whatWasStoppedGoesOn() {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>();
        Threads threads = new Threads(Thread::startVirtualThread, Runnable::run);
        Undertaking all =
                new Undertaking(
                        Texts.english(),
                        threads,
                        direct(meanwhile),
                        job(rehearsed.stack(), Verb.APPLY));
        all.stop();
        all.carryOut();
        await(all, meanwhile);
        assertThat(all.run().get().phase().get()).isEqualTo(RunModel.Phase.UNFINISHED);
        assertThat(all.run().get().headline().get()).isEqualTo("poc-fargate was stopped");
        all.goOn(
                () -> {
                    throw new AssertionError("nothing new was to be read");
                });
        await(all, meanwhile);
        assertThat(all.run().get().phase().get()).isEqualTo(RunModel.Phase.DONE);
    }

    @Test
    void whatWasNotAgreedToIsReadFirst() {
        rehearsed.run(rehearsed.stack(), Verb.APPLY);
        Undertaking all = undertake(rehearsed.stack("registry.example/shop:2"), Verb.APPLY);
        assertThat(all.run().get().purpose()).isEqualTo(Purpose.CHANGE);
        rehearsed.run(rehearsed.stack(), Verb.DESTROY);
        AtomicReference<String> said = new AtomicReference<>();
        all.goOn(() -> said.set("read it"));
        assertThat(said).hasValue("read it");
        assertThat(all.running().get()).isFalse();
    }

    @Test
    void aStackThatSomebodyElseHasIsSaidAndCanBeTriedAgain() {
        Undertaking all = undertake(rehearsed.stack(), Verb.APPLY);
        try (Engine.Run other = rehearsed.deployment(rehearsed.stack()).begin()) {
            all.goOn(() -> {});
            assertThat(all.refused().get().orElseThrow().cause()).contains("Another Slipway");
        }
        all.goOn(() -> {});
        assertThat(all.refused().get()).isEmpty();
        assertThat(all.run().get().phase().get()).isEqualTo(RunModel.Phase.DONE);
    }

    private static void await(Undertaking all, Object lock) {
        long end = System.nanoTime() + 120_000_000_000L;
        boolean running = true;
        while (running) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
            synchronized (lock) {
                running = all.running().get();
            }
        }
    }
}
