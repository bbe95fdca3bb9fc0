package dev.slipway.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.Windowed;

import javafx.animation.AnimationTimer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What is put off is done in its order, with a frame between any two. */
class AfterPulseTest {
    private final Windowed window = new Windowed();
    private final AtomicInteger frame = new AtomicInteger();

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void eachHasAPulseOfItsOwn() {
        List<String> done = new ArrayList<>();
        List<Integer> frames = new ArrayList<>();
        window.ask(
                () -> {
                    count().start();
                    AfterPulse.inTurn(
                            () -> note("first", done, frames),
                            () -> note("second", done, frames),
                            () -> note("third", done, frames));
                    assertThat(done).isEmpty();
                    return true;
                });
        window.await("all three", () -> done.size() == 3);
        assertThat(done).containsExactly("first", "second", "third");
        assertThat(frames).isSorted().doesNotHaveDuplicates();
    }

    private void note(String name, List<String> done, List<Integer> frames) {
        done.add(name);
        frames.add(frame.get());
    }

    private AnimationTimer count() {
        return new AnimationTimer() {
            @Override
            public void handle(long now) {
                frame.incrementAndGet();
            }
        };
    }
}
