package dev.slipway.cli;

import dev.slipway.engine.Failure;
import dev.slipway.engine.Json;
import dev.slipway.engine.StopSignal;
import dev.slipway.traffic.Canaries;
import dev.slipway.traffic.CanaryEnd;
import dev.slipway.traffic.CanaryEvent;
import dev.slipway.traffic.CanaryState;
import dev.slipway.traffic.Verdict;

import picocli.CommandLine.Help.Ansi.Style;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Runs a canary in a terminal.
 *
 * @param json whether its events are printed for a program
 */
record CanaryRunner(Terminal terminal, boolean json) {
    static final int ROLLED_BACK = 5;
    static final int LEFT = 6;

    int run(Canaries canaries, CanaryState state, StopSignal stop) {
        PrintStream err = terminal.err();
        try (Interrupts interrupts = Interrupts.watch(stop, err)) {
            Optional<CanaryEnd> end =
                    canaries.run(state, this::tell, canary -> stop.listen(canary::leave));
            return end.map(this::exit).orElse(LEFT);
        }
    }

    private void tell(CanaryEvent event) {
        if (json) {
            terminal.out()
                    .println(Json.mapper().writerFor(CanaryEvent.class).writeValueAsString(event));
            return;
        }
        LocalTime at = LocalTime.ofInstant(event.at(), ZoneId.systemDefault());
        terminal.err()
                .println(
                        terminal.styled(at.truncatedTo(ChronoUnit.SECONDS) + "  ", Style.faint)
                                + sentence(event));
    }

    private static String sentence(CanaryEvent event) {
        return switch (event) {
            case CanaryEvent.Moved moved ->
                    "Step %d of %d: %s; watching for %s."
                            .formatted(
                                    moved.step(), moved.steps(), moved.to(), words(moved.bake()));
            case CanaryEvent.Judged judged -> told(judged.verdict());
            case CanaryEvent.Paused _ -> "Paused.";
            case CanaryEvent.Resumed _ -> "Going on.";
            case CanaryEvent.Waiting waiting -> "Waiting: " + waiting.why();
            case CanaryEvent.Left left ->
                    "Left at step %d. Nothing moves and nobody watches until the same command runs"
                                    .formatted(left.step())
                            + " again.";
            case CanaryEvent.Ended ended -> told(ended.end());
        };
    }

    private static String told(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Fine fine -> "Fine: " + fine.told();
            case Verdict.TooQuiet quiet -> "Too quiet: " + quiet.told();
            case Verdict.Breach breach -> "Breach: " + breach.told();
        };
    }

    private static String told(CanaryEnd end) {
        return switch (end) {
            case CanaryEnd.Completed _ -> "Completed.";
            case CanaryEnd.RolledBack back -> "Rolled back: " + back.why();
            case CanaryEnd.TakenOver taken -> "Taken over: " + taken.told();
            case CanaryEnd.NotReady refused -> "Not ready: " + refused.why();
            case CanaryEnd.Stuck stuck -> "Cannot go back: " + stuck.whyNotBack();
        };
    }

    private static String words(Duration bake) {
        return bake.toSecondsPart() == 0 ? bake.toMinutes() + " min" : bake.toSeconds() + " s";
    }

    private int exit(CanaryEnd end) {
        return switch (end) {
            case CanaryEnd.Completed _ -> TrafficCommand.DONE;
            case CanaryEnd.RolledBack _ -> ROLLED_BACK;
            case CanaryEnd.TakenOver _ -> TrafficCommand.FOREIGN;
            case CanaryEnd.NotReady refused -> {
                failure("giving the colour its first share", refused.why(), refused.remedy());
                yield TrafficCommand.NOT_READY;
            }
            case CanaryEnd.Stuck stuck -> {
                failure(
                        "putting the traffic back",
                        stuck.why() + " And there is no way back: " + stuck.whyNotBack(),
                        "Bring up either colour, then shift the traffic to it.");
                yield StackCommand.ERROR;
            }
        };
    }

    private void failure(String doing, String cause, String remedy) {
        new Tell(terminal).failure(Failure.of(doing, cause, remedy));
    }
}
