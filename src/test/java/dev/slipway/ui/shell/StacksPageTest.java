package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Verb;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What somebody finds who comes back to an account. */
class StacksPageTest {
    private static final String TORN = "version: 1\nname: shop\nregion: [";

    @TempDir Path home;

    private Rehearsed rehearsed;
    private Windowed window;

    @BeforeEach
    void open() {
        rehearsed = Rehearsed.in(home, Pace.VIRTUAL);
        window = Rehearsing.window(rehearsed);
    }

    @AfterEach
    void close() {
        window.close();
        rehearsed.close();
    }

    private void stopAtOnce(Verb verb) {
        StopSignal stop = new StopSignal();
        stop.request();
        rehearsed.run(rehearsed.stack(), verb, stop, _ -> {});
    }

    @Test
    void aDraftThatCannotBeReadIsToldOfAndKept() throws IOException {
        Files.writeString(home.resolve("draft.yaml"), TORN);
        Path kept = home.resolve("draft-unreadable-1.yaml");
        window.click("rehearse");
        window.see("draft-unreadable");
        assertThat(window.words("draft-unreadable"))
                .contains("The draft cannot be read")
                .anyMatch(text -> text.contains("Line 3") && text.contains(kept.toString()));
        window.click("new-stack");
        window.type("name", "mine");
        window.see("draft-saved", "saved");
        assertThat(kept).hasContent(TORN);
        window.click("leave");
        window.click("rehearse");
        window.see("draft-resume");
        window.click("unreadable-discard");
        window.await("a page without it", () -> !window.sees("draft-unreadable"));
        assertThat(kept).doesNotExist();
        window.click("draft-resume");
        window.see("name", "mine");
    }

    @Test
    void aStackWhoseRunDidNotComeToItsEndIsMarkedUntilItDoes() {
        stopAtOnce(Verb.APPLY);
        window.click("rehearse");
        window.see("unfinished-poc-fargate", "Unfinished");
        window.click("stack-poc-fargate");
        window.click("overview-continue");
        window.click("review-go");
        window.click("run-onward");
        window.see("overview-title", "poc-fargate");
        window.click("way-stacks");
        window.see("stack-poc-fargate");
        assertThat(window.sees("unfinished-poc-fargate")).isFalse();
    }

    @Test
    void aDeletionThatDidNotComeToItsEndIsMarkedAsOne() {
        rehearsed.run(rehearsed.stack(), Verb.APPLY);
        stopAtOnce(Verb.DESTROY);
        window.click("rehearse");
        window.see("unfinished-poc-fargate", "Not deleted to the end");
    }

    /** The other stacks stand, and can be opened. */
    @Test
    void aStackWhoseMemoryIsDamagedHidesNoOther() throws IOException {
        stopAtOnce(Verb.APPLY);
        try (var all = Files.walk(home.resolve("stacks"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("stack.yaml")) {
                    Files.writeString(file, "{\n{\n");
                }
            }
        }
        window.click("rehearse");
        window.see("stack-poc-fargate");
        assertThat(window.sees("unfinished-poc-fargate")).isFalse();
    }
}
