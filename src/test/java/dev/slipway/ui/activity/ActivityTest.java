package dev.slipway.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Action;
import dev.slipway.engine.Engine;
import dev.slipway.engine.Options;
import dev.slipway.engine.PastRun;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Verb;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.stack.Stack;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What was done to a stack, told from its journals. */
class ActivityTest {
    private final PastWords words = new PastWords(Texts.english());

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

    private List<PastRun> runs() {
        ActivityModel model =
                new ActivityModel(
                        Texts.english(),
                        Threads.here(),
                        () -> rehearsed.deployment(rehearsed.stack()));
        assertThat(model.reached().get()).isInstanceOf(ActivityModel.Reading.Unread.class);
        model.read();
        assertThat(model.reached().get()).isInstanceOf(ActivityModel.Reading.Read.class);
        return ((ActivityModel.Reading.Read) model.reached().get()).runs();
    }

    private void undo(Stack stack, String run) {
        var deployment = rehearsed.deployment(stack);
        try (Engine.Run held = deployment.begin()) {
            deployment.execute(
                    held,
                    deployment.undo(held, Set.of(run)),
                    Options.careful(),
                    new StopSignal(),
                    _ -> {});
        }
    }

    private Path journal() throws IOException {
        try (var all = Files.walk(home)) {
            return all.filter(file -> file.toString().endsWith(".jsonl"))
                    .filter(file -> file.getParent().endsWith("runs"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aRunTellsWhatItDidWhoDidItAndHowItEnded() {
        assertThat(runs()).isEmpty();
        rehearsed.run(rehearsed.stack(), Verb.APPLY);
        rehearsed.run(rehearsed.stack("registry.example/shop:2"), Verb.APPLY);
        rehearsed.run(rehearsed.stack(), Verb.DESTROY);
        List<PastRun> runs = runs();
        assertThat(runs).extracting(words::what).containsExactly("Deleted", "Changed", "Created");
        assertThat(runs)
                .extracting(words::counts)
                .containsExactly("41 deleted", "2 changed", "41 created");
        assertThat(runs)
                .allSatisfy(
                        run -> {
                            assertThat(PastWords.end(run, false)).isEqualTo(PastWords.End.FINISHED);
                            assertThat(rehearsed.session().account().identity().arn())
                                    .isEqualTo(run.by().orElseThrow())
                                    .endsWith(words.who(run));
                            assertThat(run.took()).isPresent();
                        });
        assertThat(runs.getLast().deeds())
                .anySatisfy(
                        deed -> {
                            assertThat(deed.title()).isEqualTo("ECS service poc-ecs-service");
                            assertThat(deed.action()).isEqualTo(Action.CREATE);
                        });
    }

    @Test
    void whatFailedAndWhatWasUndoneIsSaid() {
        Stack bad = rehearsed.stack("registry.example/crash:1");
        String failed = rehearsed.run(bad, Verb.APPLY).run();
        undo(bad, failed);
        List<PastRun> runs = runs();
        PastRun first = runs.getLast();
        assertThat(PastWords.end(first, false)).isEqualTo(PastWords.End.FAILED);
        assertThat(words.counts(first)).endsWith(" created · 1 failed");
        assertThat(words.asText("poc-fargate", first, false))
                .startsWith("poc-fargate: Created, ")
                .contains("exited with 1", "What to do: ");
        assertThat(first.toJson()).contains("\"EcsService.blue\"", "\"CREATE\"");
        assertThat(words.what(runs.getFirst())).isEqualTo("Undone");
        assertThat(rehearsed.deployment(bad).history().unfinished()).isEmpty();
    }

    @Test
    void whatWasCutOffHasNoEndUnlessItIsUnderWay() throws IOException {
        rehearsed.run(rehearsed.stack(), Verb.APPLY);
        Path journal = journal();
        List<String> lines = Files.readAllLines(journal);
        Files.write(journal, lines.subList(0, 2));
        PastRun run = runs().getFirst();
        assertThat(PastWords.end(run, false)).isEqualTo(PastWords.End.CUT_OFF);
        assertThat(PastWords.end(run, true)).isEqualTo(PastWords.End.UNDER_WAY);
        assertThat(run.deeds()).hasSize(1);
        assertThat(words.end(run.deeds().getFirst())).isEqualTo("creating …");
    }

    @Test
    void theJournalOfAnEarlierSlipwayIsReadToo() throws IOException {
        rehearsed.run(rehearsed.stack(), Verb.APPLY);
        Path journal = journal();
        String text = Files.readString(journal);
        String before = text.replaceFirst(",\"by\":\"[^\"]*\",\"undoes\":\\[]", "");
        assertThat(before).isNotEqualTo(text);
        Files.writeString(journal, before);
        assertThat(words.who(runs().getFirst())).isEqualTo("unknown");
    }

    @Test
    void thePageShowsRunsAndOpensThem() {
        try (Windowed window = new Windowed()) {
            show(window);
            window.see("activity-empty");
            rehearsed.run(rehearsed.stack("registry.example/crash:1"), Verb.APPLY);
            show(window);
            window.see("activity-summary", "1 run");
            assertThat(window.sees("activity-empty")).isFalse();
            window.click("open-" + runs().getFirst().id());
            window.see("failure-cause", "circuit breaker");
            window.click("activity-copy");
            assertThat(window.desktop().copied().getLast()).contains("Created", "1 failed");
        }
    }

    private void show(Windowed window) {
        window.show(
                kit ->
                        new ActivityController(
                                kit,
                                rehearsed.stack(),
                                () -> rehearsed.deployment(rehearsed.stack()),
                                false));
    }
}
