package dev.slipway.ui.logs;

import static dev.slipway.ui.logs.ScriptedFeed.BLUE;
import static dev.slipway.ui.logs.ScriptedFeed.BLUE_TASK;
import static dev.slipway.ui.logs.ScriptedFeed.GREEN;
import static dev.slipway.ui.logs.ScriptedFeed.NOON;
import static dev.slipway.ui.logs.ScriptedFeed.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Failure;
import dev.slipway.logs.SourceState;
import dev.slipway.logs.SourceState.Reason;

import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** How a log window tells that lines cannot be read, and what can be done about that. */
class LogsTroublesTest {
    private ShownLogs logs;

    @BeforeEach
    void open() {
        logs = new ShownLogs();
    }

    @AfterEach
    void close() {
        logs.close();
    }

    private static SourceState waiting(Reason reason, String cause) {
        return new SourceState.Waiting(
                reason, Failure.of("reading lines", cause, "Do something about it."), NOON);
    }

    private List<String> explained() {
        logs.window().click("log-status-blocked");
        return logs.window()
                .ask(
                        () ->
                                Window.getWindows().stream()
                                        .map(each -> each.getScene().lookup("#log-status-groups"))
                                        .filter(each -> each != null)
                                        .flatMap(each -> each.lookupAll(".label").stream())
                                        .map(Label.class::cast)
                                        .map(Labeled::getText)
                                        .toList());
    }

    @Test
    void groupsThatCannotBeReadAreExplainedWhileOthersGoOn() {
        logs.feed().state(BLUE, waiting(Reason.DENIED, "the permission is missing."));
        logs.feed().state(GREEN, waiting(Reason.MISSING, "the group is not there."));
        logs.window().see("log-status-blocked", "2 of 6 log groups cannot be read");
        assertThat(logs.window().text("log-status-state")).isEqualTo("live");
        assertThat(explained())
                .contains(BLUE.group(), "The permission is missing.")
                .contains(GREEN.group(), "The group is not there.")
                .anyMatch(words -> words.contains("Do something about it."));
        logs.feed().hand(line(BLUE_TASK, 0, "goes on"));
        logs.see("goes on");
        logs.feed().states(new SourceState.Following());
        logs.window().await("no trouble", () -> !logs.window().sees("log-status-blocked"));
    }

    @Test
    void thatNoneCanBeReadIsSaidWhereLinesWouldBe() {
        logs.feed().states(waiting(Reason.MISSING, "the group is not there."));
        logs.window().see("log-empty-title", "There are no log groups yet");
        logs.feed().state(BLUE, waiting(Reason.DENIED, "the permission is missing."));
        logs.window().see("log-empty-title", "None of the log groups can be read");
        logs.feed().state(BLUE, new SourceState.Following());
        logs.window().see("log-empty-title", "Nothing was written yet");
    }

    @Test
    void thatAwsAsksToSlowDownIsSaid() {
        logs.feed().state(BLUE, waiting(Reason.THROTTLED, "AWS asks to slow down."));
        logs.window().see("log-status-state", "throttled by AWS");
        assertThat(logs.window().sees("log-sign-in")).isFalse();
        logs.feed().states(new SourceState.Following());
        logs.window().see("log-status-state", "live");
    }

    @Test
    void thatAwsCannotBeReachedIsSaid() {
        logs.feed().states(waiting(Reason.UNREACHABLE, "there is no network."));
        logs.window().see("log-status-state", "AWS cannot be reached");
        logs.feed().hand(line(BLUE_TASK, 0, "again"));
        logs.feed().states(new SourceState.Following());
        logs.window().see("log-status-state", "live");
        logs.see("again");
    }

    @Test
    void whoHasToSignInIsLedThere() {
        logs.hand(0, 3);
        assertThat(logs.window().sees("log-sign-in")).isFalse();
        logs.feed().states(waiting(Reason.SIGN_IN, "the session has expired."));
        logs.window().see("log-status-state", "sign-in needed");
        logs.window().click("log-sign-in");
        assertThat(logs.logins())
                .extracting(Failure::cause)
                .containsExactly("the session has expired.");
        assertThat(logs.feed().retries()).isZero();
        logs.window()
                .ask(
                        () -> {
                            logs.model().retry();
                            return true;
                        });
        assertThat(logs.feed().retries()).isEqualTo(1);
        logs.feed().states(new SourceState.Following());
        logs.window().await("no button", () -> !logs.window().sees("log-sign-in"));
        logs.see("line 0", "line 1", "line 2");
    }

    @Test
    void thatNothingWasWrittenIsSaidOnceItIsOver() {
        logs.feed().states(new SourceState.Following());
        logs.window().see("log-empty-title", "Nothing was written yet");
        logs.feed().states(new SourceState.Ended(Optional.empty()));
        logs.window().see("log-empty-title", "Nothing was written in that time");
    }

    @Test
    void thatItIsOverIsSaid() {
        logs.hand(0, 1);
        logs.feed().states(new SourceState.Ended(Optional.empty()));
        logs.window().see("log-status-state", "ended");
        logs.feed()
                .state(
                        BLUE,
                        new SourceState.Ended(
                                Optional.of(
                                        Failure.of("reading lines", "it broke off.", "Again."))));
        logs.window().see("log-status-blocked", "1 of 6");
        assertThat(explained()).contains("It broke off.");
    }
}
