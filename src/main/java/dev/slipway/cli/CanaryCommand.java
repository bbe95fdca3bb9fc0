package dev.slipway.cli;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.StopSignal;
import dev.slipway.stack.Colour;
import dev.slipway.traffic.Canaries;
import dev.slipway.traffic.CanaryPlan;
import dev.slipway.traffic.CanaryPlan.Preset;
import dev.slipway.traffic.CanaryState;
import dev.slipway.traffic.CanaryState.Leftover;
import dev.slipway.traffic.Traffic;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.Optional;

/** Moves traffic to a colour step by step, and back as soon as something is wrong. */
@Command(
        name = "canary",
        description = "Move traffic to a colour step by step, and back if something is wrong.",
        footer = {
            "",
            "Nothing moves while no Slipway runs it: the same command goes on with a canary that"
                    + " was left, or puts everything back if it was begun with --if-left rollback.",
            "",
            "Exit: 0 completed, 1 error, 3 the colour is not ready, 4 somebody else moved the"
                    + " traffic, 5 rolled back, 6 left unfinished."
        })
final class CanaryCommand extends TrafficCommand {
    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "careful, standard or swift; standard unless given.")
    private Preset preset = Preset.STANDARD;

    @Option(
            names = "--steps",
            paramLabel = "STEPS",
            description = "Steps of one's own: percentages, and how long to watch each (5:10m,…).")
    private String steps;

    @Option(
            names = "--to",
            paramLabel = "COLOUR",
            description = "Which colour gains: the one that has less unless given.")
    private Colour to;

    @Option(
            names = "--if-left",
            paramLabel = "WHAT",
            description = "After this was killed, the next start is to continue or to rollback.")
    private Leftover leftover = Leftover.CONTINUE;

    @Option(names = "--abort", description = "Put everything back that a left canary has moved.")
    private boolean abort;

    CanaryCommand(Terminal terminal, Deployments deployments) {
        super(terminal, deployments);
    }

    @Override
    int run(Traffic traffic) {
        Canaries canaries = new Canaries(traffic);
        return new CanaryRunner(terminal, json).run(canaries, state(canaries), new StopSignal());
    }

    private CanaryState state(Canaries canaries) {
        Optional<CanaryState> left = canaries.unfinished();
        if (left.isPresent()) {
            terminal.err().println("Going on with the canary that was left.");
            return abort ? left.get().leftover(Leftover.ROLLBACK) : left.get();
        }
        if (abort) {
            throw new EngineException(
                    Failure.of(
                            "aborting the canary",
                            "None was left unfinished.",
                            "Use slipway shift to move the traffic."));
        }
        CanaryPlan plan = steps == null ? preset.plan() : CanaryPlan.parse(steps, preset.limits());
        return canaries.plan(plan, to == null ? canaries.idle() : to, leftover);
    }
}
