package dev.slipway.cli;

import dev.slipway.aws.Pauses;
import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Json;
import dev.slipway.engine.StopSignal;
import dev.slipway.stack.Colour;
import dev.slipway.traffic.Drain;
import dev.slipway.traffic.Releases;
import dev.slipway.traffic.Rest;
import dev.slipway.traffic.Resting;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shift;
import dev.slipway.traffic.Shifted;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Makes the released colour production, and scales the other one down when nobody needs it. */
@Command(
        name = "promote",
        description = "Give everything to the released colour; later scale the other one down.",
        footer = {
            "",
            "The other colour stays warm for --keep, as a way back. Nothing happens while no"
                    + " Slipway runs: with --wait this one does, otherwise the same command scales"
                    + " it down later.",
            "",
            "Exit: 0 promoted, 1 error, 3 the colour is not ready, 4 somebody else moved the"
                    + " traffic, 6 the waiting was ended."
        })
final class PromoteCommand extends StackCommand {
    private static final Duration LOOK = Duration.ofSeconds(10);

    @Option(
            names = "--to",
            paramLabel = "COLOUR",
            description = "The colour: that of the last release unless given.")
    private Colour to;

    @Option(
            names = "--keep",
            paramLabel = "TIME",
            description = "For how long the other one stays a way back: 30m unless given.")
    private String keep = "30m";

    @Option(names = "--wait", description = "Wait until the other one is scaled down.")
    private boolean wait;

    @Mixin private RaiseOption tasks;
    @Mixin private ShiftOptions options;

    PromoteCommand(Terminal terminal, Deployments deployments) {
        super(terminal, deployments);
    }

    @Override
    int run(Deployment deployment) {
        Duration kept = keep();
        Releases releases = new Releases(deployment);
        Colour colour = to != null ? to : released(releases);
        ShiftTold told = new ShiftTold(terminal, json);
        Shift shift = options.of(Shift.byHand(Share.all(colour)));
        Shifted shifted = tasks.shift(releases.traffic(), shift, terminal);
        int exit = told.answer(shifted);
        return exit == ShiftTold.DONE
                ? rest(new Resting(deployment, releases.traffic()), colour.other(), kept)
                : exit;
    }

    private Duration keep() {
        if (!keep.matches("\\d{1,4}[smh]")) {
            throw new EngineException(
                    Failure.of(
                            "reading --keep " + keep,
                            "It is no time.",
                            "Write it as in 30m, 90s or 2h."));
        }
        return Duration.parse("PT" + keep.toUpperCase(Locale.ROOT));
    }

    private static Colour released(Releases releases) {
        return releases.latest()
                .map(release -> release.begun().colour())
                .orElseThrow(
                        () ->
                                new EngineException(
                                        Failure.of(
                                                "looking for what to promote",
                                                "Slipway released nothing here.",
                                                "Say which colour: --to blue or --to green.")));
    }

    private int rest(Resting resting, Colour other, Duration kept) {
        StopSignal stop = new StopSignal();
        Rest rest = resting.rest(other, kept, _ -> {});
        if (wait && isWaiting(rest)) {
            try (Interrupts interrupts = Interrupts.watch(stop, terminal.err())) {
                rest = await(resting, other, kept, rest, stop);
            }
        }
        if (json) {
            terminal.out().println(Json.mapper().writerFor(Rest.class).writeValueAsString(rest));
        }
        return tell(rest, other, stop);
    }

    private static boolean isWaiting(Rest rest) {
        return rest instanceof Rest.NotDrained(Drain.Waiting _);
    }

    private Rest await(Resting resting, Colour other, Duration kept, Rest first, StopSignal stop) {
        Rest rest = first;
        String said = "";
        while (isWaiting(rest) && !stop.requested()) {
            String now = waits(((Rest.NotDrained) rest).drain());
            if (!now.equals(said)) {
                said = now;
                terminal.err().println("Waiting. " + now);
            }
            Pauses.pause(resting.traffic().time(), LOOK);
            rest = resting.rest(other, kept, _ -> {});
        }
        return rest;
    }

    private static String waits(Drain drain) {
        return drain instanceof Drain.Waiting(List<Drain.Wait> until)
                ? String.join(" ", until.stream().map(Drain.Wait::told).toList())
                : "";
    }

    private int tell(Rest rest, Colour other, StopSignal stop) {
        switch (rest) {
            case Rest.Begun(var summary) when summary.complete() ->
                    say("%s is scaled down.".formatted(other.key()));
            case Rest.Begun(var summary) -> {
                summary.failures().forEach(tell::failure);
                return ERROR;
            }
            case Rest.Resting _ -> say("%s was scaled down before.".formatted(other.key()));
            case Rest.Autoscaled(int minimum) ->
                    say(
                            "%s is left to autoscaling, which takes it down to %d."
                                    .formatted(other.key(), minimum));
            case Rest.NotDrained(Drain.Impossible(String why, String remedy)) -> {
                tell.failure(Failure.of("scaling down " + other.key(), why, remedy));
                return ERROR;
            }
            case Rest.NotDrained(Drain drain) -> {
                say(
                        "%s stays as it is. %s Nothing happens while Slipway is closed: the same"
                                        .formatted(other.key(), waits(drain))
                                + " command scales it down later.");
                return stop.requested() ? CanaryRunner.LEFT : NOTHING_TO_DO;
            }
        }
        return NOTHING_TO_DO;
    }

    private void say(String sentence) {
        terminal.err().println(sentence);
    }
}
