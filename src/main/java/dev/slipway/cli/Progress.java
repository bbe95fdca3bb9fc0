package dev.slipway.cli;

import dev.slipway.engine.Action;
import dev.slipway.engine.Address;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.Outcome;

import picocli.CommandLine.Help.Ansi.Style;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Tells a person how a run gets on, a line for everything that becomes different. */
final class Progress implements Consumer<EngineEvent> {
    private final Terminal terminal;
    private final Map<Address, String> titles = new HashMap<>();
    private final Map<Address, String> reasons = new HashMap<>();
    private final RolloutLines rollouts = new RolloutLines();
    private int steps;
    private int ended;

    Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void accept(EngineEvent event) {
        switch (event) {
            case EngineEvent.RunStarted run -> {
                steps = run.steps();
                ended = 0;
                line("Started; this usually takes about " + clock(run.expected()) + ".");
            }
            case EngineEvent.StepStarted step -> titles.put(step.address(), step.title());
            case EngineEvent.StepWaiting wait -> waiting(wait);
            case EngineEvent.StepLooked look -> rollouts.news(look).forEach(this::faint);
            case EngineEvent.StepEnded step -> ended(step);
            case EngineEvent.RunStopping _, EngineEvent.RunEnded _ -> {}
        }
    }

    private void waiting(EngineEvent.StepWaiting wait) {
        if (!wait.reason().equals(reasons.put(wait.address(), wait.reason()))) {
            String title = titles.getOrDefault(wait.address(), wait.address().toString());
            line(terminal.styled("  … " + title + ": " + wait.reason(), Style.faint));
        }
    }

    private void faint(String text) {
        line(terminal.styled("    " + text, Style.faint));
    }

    private void ended(EngineEvent.StepEnded step) {
        ended++;
        String tail =
                terminal.styled(
                        " (%s, %d of %d)".formatted(clock(step.elapsed()), ended, steps),
                        Style.faint);
        switch (step.outcome()) {
            case Outcome.Done(Action action) -> {
                if (action != Action.NONE) {
                    line(
                            terminal.styled("  ✓ ", Style.fg_green)
                                    + step.title()
                                    + " "
                                    + past(action)
                                    + tail);
                }
            }
            case Outcome.Failed(var failure) ->
                    line(
                            terminal.styled("  ✗ ", Style.fg_red, Style.bold)
                                    + step.title()
                                    + ": "
                                    + failure.cause()
                                    + tail);
            case Outcome.Skipped(String because) ->
                    line(
                            terminal.styled("  - ", Style.fg_yellow)
                                    + step.title()
                                    + " skipped: "
                                    + because);
            case Outcome.Kept(String reason) ->
                    line(
                            terminal.styled("  = ", Style.fg_yellow)
                                    + step.title()
                                    + " kept: "
                                    + reason);
        }
    }

    private static String past(Action action) {
        return switch (action) {
            case NONE -> "unchanged";
            case ADOPT -> "found";
            case RESUME -> "ready";
            case CREATE -> "created";
            case UPDATE -> "changed";
            case REVISE -> "revised";
            case REPLACE -> "replaced";
            case DELETE -> "deleted";
            case FORGET -> "forgotten";
        };
    }

    static String clock(Duration time) {
        return time.toSeconds() < 1
                ? time.toMillis() + " ms"
                : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    private void line(String text) {
        terminal.err().println(text);
    }
}
