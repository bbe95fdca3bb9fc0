package dev.slipway.ui.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Action;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.Failure;
import dev.slipway.engine.History;
import dev.slipway.engine.Outcome;
import dev.slipway.engine.Plan;
import dev.slipway.engine.Step;
import dev.slipway.engine.Time;
import dev.slipway.engine.Verb;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.common.Texts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class RunModelTest {
    @TempDir static Path home;

    private static Plan plan;
    private static Rehearsed rehearsed;

    private final Hand time = new Hand();
    private RunModel run;

    /** A clock that goes when it is told to. */
    private static final class Hand implements Time {
        private Instant now = Instant.parse("2026-01-01T12:00:00Z");

        @Override
        public Instant now() {
            return now;
        }

        void pass(int seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public void sleep(Duration duration) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void start(Runnable task) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeAll
    static void makeThePlan() {
        rehearsed = Rehearsed.in(home, Pace.VIRTUAL);
        plan = rehearsed.deployment(rehearsed.stack()).plan(Verb.APPLY);
    }

    @AfterAll
    static void close() {
        rehearsed.close();
    }

    @BeforeEach
    void openRun() {
        run = new RunModel(Texts.english(), plan, Purpose.CREATE, time, History.Durations.none());
    }

    private Item item(String address) {
        return run.items().stream()
                .filter(item -> item.step().address().toString().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private EngineEvent started(Step<?> step) {
        return new EngineEvent.StepStarted(time.now(), step.address(), step.action(), step.title());
    }

    private EngineEvent ended(Step<?> step, Outcome outcome, int seconds) {
        return new EngineEvent.StepEnded(
                time.now(),
                step.address(),
                step.action(),
                step.title(),
                outcome,
                Duration.ofSeconds(seconds));
    }

    private EngineEvent waiting(Step<?> step, String reason) {
        return new EngineEvent.StepWaiting(time.now(), step.address(), reason);
    }

    private static Outcome done() {
        return new Outcome.Done(Action.CREATE);
    }

    @Test
    void theHeadlineSaysHowFarHowLongAndWhatItWaitsFor() {
        Step<?> balancer = item("LoadBalancer.alb").step();
        Step<?> group = item("SecurityGroup.alb").step();
        run.accept(List.of(started(group), ended(group, done(), 1), started(balancer)));
        time.pass(72);
        run.tick();
        assertThat(run.headline().get()).isEqualTo("Creating poc-fargate");
        assertThat(run.subline().get())
                .startsWith("1 of 41 resources · 1:12 elapsed · about ")
                .endsWith("waiting mostly for the load balancer poc-fargate")
                .contains(" min left");
        assertThat(run.progress().get()).isEqualTo(1 / 41.0);
    }

    @Test
    void theListShowsAPartOfTheRun() {
        Step<?> balancer = item("LoadBalancer.alb").step();
        assertThat(Show.atFirst(run)).isEqualTo(Show.EVERYTHING);
        assertThat(Show.TROUBLE.lines(run)).isEmpty();
        run.accept(
                List.of(
                        started(balancer),
                        ended(balancer, new Outcome.Failed(Failure.of("a", "b", "c")), 1)));
        assertThat(Show.TROUBLE.lines(run))
                .hasSize(2)
                .element(1)
                .isEqualTo(item("LoadBalancer.alb"));
        int sections = run.sections().size();
        assertThat(Show.EVERYTHING.lines(run)).hasSize(41 + sections);
        assertThat(Show.CHANGES.lines(run)).hasSize(41 + sections);
        assertThat(Show.OPEN.lines(run))
                .hasSize(40 + sections)
                .doesNotContain(item("LoadBalancer.alb"));
    }

    @Test
    void aRunThatLeavesMostAloneListsWhatItDoes() {
        assertThat(rehearsed.run(rehearsed.stack(), Verb.APPLY).complete()).isTrue();
        RunModel change =
                new RunModel(
                        Texts.english(),
                        rehearsed
                                .deployment(rehearsed.stack("registry.example/shop:2"))
                                .plan(Verb.APPLY),
                        Purpose.CHANGE,
                        time,
                        History.Durations.none());
        assertThat(Show.atFirst(change)).isEqualTo(Show.CHANGES);
        assertThat(Show.CHANGES.lines(change)).hasSize(3);
        assertThat(Show.EVERYTHING.lines(change)).hasSizeGreaterThan(41);
    }

    @Test
    void aLineSaysWhatItDoesAndSinceWhen() {
        Item balancer = item("LoadBalancer.alb");
        assertThat(balancer.doing().get()).startsWith("waits for ");
        run.accept(List.of(started(balancer.step())));
        assertThat(balancer.doing().get()).isEqualTo("creating");
        time.pass(5);
        run.accept(List.of(waiting(balancer.step(), "provisioning")));
        assertThat(balancer.doing().get()).isEqualTo("provisioning");
        assertThat(balancer.elapsed().get()).isEqualTo("5 s");
        time.pass(60);
        run.accept(List.of(waiting(balancer.step(), "provisioning")));
        assertThat(balancer.since()).contains(time.now().minusSeconds(60));
        run.accept(List.of(ended(balancer.step(), done(), 65)));
        assertThat(balancer.doing().get()).isEqualTo("created");
        time.pass(100);
        run.tick();
        assertThat(balancer.elapsed().get()).isEqualTo("1:05");
    }

    @Test
    void whatIsNotBegunSaysWhatItStillWaitsFor() {
        Item listener = item("Listener.http");
        String before = listener.doing().get();
        assertThat(before).contains("load balancer");
        run.accept(
                List.of(
                        started(item("LoadBalancer.alb").step()),
                        ended(item("LoadBalancer.alb").step(), done(), 1)));
        assertThat(listener.doing().get()).isNotEqualTo(before).doesNotContain("load balancer");
    }

    @Test
    void headingsCountWhatIsUnderThem() {
        Line.Section section = run.sections().getFirst();
        int all = section.items().size();
        assertThat(section.count().get()).isEqualTo("0 of " + all);
        Step<?> first = section.items().getFirst().step();
        run.accept(List.of(started(first), ended(first, done(), 1)));
        assertThat(section.count().get()).isEqualTo("1 of " + all);
    }

    @Test
    void theFirstFailureStaysTheOneThatIsTold() {
        Step<?> one = item("Role.blue-task").step();
        Step<?> two = item("LoadBalancer.alb").step();
        Failure why = Failure.of("creating the role", "It may not.\nLog: no", "Ask.");
        run.accept(
                List.of(
                        started(one),
                        started(two),
                        ended(one, new Outcome.Failed(why), 1),
                        ended(two, new Outcome.Failed(Failure.of("b", "c", "d")), 1)));
        assertThat(run.failure().get()).contains(why);
        assertThat(item("Role.blue-task").doing().get()).isEqualTo("failed: It may not.");
        assertThat(item("Role.blue-task").state().get()).isEqualTo(Item.State.FAILED);
    }

    @Test
    void stoppingIsSaidInTwoStages() {
        run.accept(List.of(started(item("LoadBalancer.alb").step())));
        run.stopping();
        assertThat(run.phase().get()).isEqualTo(RunModel.Phase.STOPPING);
        assertThat(run.subline().get()).endsWith("finishing 1 that is under way");
        run.stopping();
        assertThat(run.phase().get()).isEqualTo(RunModel.Phase.BREAKING);
        run.end(new Ending(Optional.empty(), Optional.empty(), Map.of(), 0, true));
        assertThat(run.phase().get()).isEqualTo(RunModel.Phase.UNFINISHED);
        assertThat(run.headline().get()).isEqualTo("poc-fargate was stopped");
        run.stopping();
        assertThat(run.phase().get()).isEqualTo(RunModel.Phase.UNFINISHED);
    }

    @Test
    void theTimeThatIsLeftShrinksAsStepsEnd() {
        Duration all = Remaining.of(run.items(), time.now()).time();
        assertThat(all).isGreaterThan(Duration.ofMinutes(2));
        run.items()
                .forEach(
                        item ->
                                run.accept(
                                        List.of(
                                                started(item.step()),
                                                ended(item.step(), done(), 1))));
        assertThat(Remaining.of(run.items(), time.now()).time()).isZero();
        assertThat(run.progress().get()).isEqualTo(1);
    }

    /** Ten events a resource a second for a minute, in frames: the lines stay the same objects. */
    @Test
    void aStormOfEventsIsTakenInFrames() {
        List<Item> before = List.copyOf(run.items());
        List<EngineEvent> all = new ArrayList<>();
        before.forEach(item -> all.add(started(item.step())));
        run.accept(all);
        int frames = 3600;
        for (int frame = 0; frame < frames; frame++) {
            List<EngineEvent> batch = new ArrayList<>();
            for (int event = 0; event < 7; event++) {
                Step<?> step = before.get((frame * 7 + event) % before.size()).step();
                batch.add(waiting(step, "look " + frame));
            }
            run.accept(batch);
        }
        assertThat(run.items()).containsExactlyElementsOf(before);
        assertThat(run.latest()).hasSizeLessThanOrEqualTo(200);
        assertThat(before.getFirst().events()).hasSizeLessThanOrEqualTo(50);
    }
}
