package dev.slipway.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Failure;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

class LatestTest {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Latest latest = new Latest(new Threads(waiting::add, Runnable::run));
    private final List<String> answers = new ArrayList<>();
    private final List<String> late = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    private void ask(Supplier<String> question) {
        latest.ask("asking", question, answers::add, failures::add, late::add);
    }

    @Test
    void onlyTheLastAnswerArrivesAndTheOthersAreLetGo() {
        ask(() -> "first");
        ask(() -> "second");
        waiting.removeLast().run();
        waiting.removeLast().run();
        assertThat(answers).containsExactly("second");
        assertThat(late).containsExactly("first");
        assertThat(latest.busy().get()).isFalse();
    }

    @Test
    void whoGaveUpIsToldNothing() {
        ask(() -> "answer");
        assertThat(latest.busy().get()).isTrue();
        latest.cancel();
        assertThat(latest.busy().get()).isFalse();
        waiting.remove().run();
        assertThat(answers).isEmpty();
        assertThat(late).containsExactly("answer");
    }

    @Test
    void whatCannotBeAnsweredIsExplained() {
        ask(
                () -> {
                    throw new IllegalStateException("nobody there");
                });
        waiting.remove().run();
        assertThat(failures).singleElement().extracting(Failure::doing).isEqualTo("asking");
        assertThat(latest.busy().get()).isFalse();
    }
}
