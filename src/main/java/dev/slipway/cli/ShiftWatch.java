package dev.slipway.cli;

import dev.slipway.engine.Failure;
import dev.slipway.engine.Json;
import dev.slipway.engine.StopSignal;
import dev.slipway.traffic.CanaryPlan.Preset;
import dev.slipway.traffic.Guard;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Thresholds;
import dev.slipway.traffic.Traffic;
import dev.slipway.traffic.Verdict;
import dev.slipway.traffic.Watch;
import dev.slipway.traffic.Watch.Told;

import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;

/**
 * Watches in a terminal over a shift that was made.
 *
 * @param json whether its news are printed for a program
 */
record ShiftWatch(Terminal terminal, boolean json) {
    private static final Thresholds LIMITS = Preset.STANDARD.limits();

    /** Waits until the shift may be left to itself, or was taken back. */
    int run(Traffic traffic, Share from, Share to) {
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        Watch watch =
                new Watch(
                        (colour, share, since) ->
                                new Guard(traffic, colour, share, LIMITS, since)::look,
                        traffic::shift,
                        traffic.time(),
                        told -> hear(told, exit));
        StopSignal stop = new StopSignal();
        try (Interrupts interrupts = Interrupts.watch(stop, terminal.err())) {
            stop.listen(watch::stop);
            watch.moved(from, to);
            int how = exit.join();
            return how == ShiftTold.FOREIGN && stop.requested() ? CanaryRunner.LEFT : how;
        }
    }

    private void hear(Told told, CompletableFuture<Integer> exit) {
        if (json) {
            terminal.out().println(Json.mapper().writerFor(Told.class).writeValueAsString(told));
        } else {
            terminal.err().println(sentence(told));
        }
        switch (told) {
            case Told.Passed _ -> exit.complete(ShiftTold.DONE);
            case Told.RolledBack _ -> exit.complete(CanaryRunner.ROLLED_BACK);
            case Told.Over _ -> exit.complete(ShiftTold.FOREIGN);
            case Told.Stuck stuck -> {
                failure(stuck);
                exit.complete(StackCommand.ERROR);
            }
            case Told.Watching _, Told.Blind _, Told.Waiting _ -> {}
        }
    }

    private static String sentence(Told told) {
        return switch (told) {
            case Told.Watching(var colour, var until, var verdict) ->
                    verdict.map(Verdict::told)
                            .orElseGet(
                                    () ->
                                            "Watching %s until %s."
                                                    .formatted(
                                                            colour.key(),
                                                            until.truncatedTo(ChronoUnit.SECONDS)));
            case Told.Blind(_, String why) -> "Cannot see: " + why;
            case Told.Passed(_, Verdict verdict) -> "Passed: " + verdict.told();
            case Told.Waiting(String why, String against) ->
                    "Has to go back, and waits: " + why + " " + against;
            case Told.RolledBack(_, Share to, String why) ->
                    "Rolled back to %s: %s".formatted(to, why);
            case Told.Stuck(String why, _) -> "Cannot go back: " + why;
            case Told.Over() -> "Not watched any more; the traffic stays where it is.";
        };
    }

    private void failure(Told.Stuck stuck) {
        new Tell(terminal)
                .failure(
                        Failure.of(
                                "putting the traffic back",
                                stuck.why() + " And there is no way back: " + stuck.against(),
                                "Bring up either colour, then shift the traffic to it."));
    }
}
