package dev.slipway.cli;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Json;
import dev.slipway.engine.StopSignal;
import dev.slipway.traffic.PastRelease;
import dev.slipway.traffic.ReleaseRecord;
import dev.slipway.traffic.Releases;
import dev.slipway.traffic.Rollback;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.function.Consumer;

/** Puts everything back as it was before the last release. */
@Command(
        name = "rollback",
        description = "Put back the weights, then the task and target group, of the last release.",
        footer = {
            "",
            "The weights come first, in one write; a single healthy target will do. Repeated, it"
                    + " goes back one release more.",
            "",
            "Exit: 0 everything is as before, 1 error, 3 there is nobody to go back to, 4 somebody"
                    + " else moved the traffic."
        })
final class RollbackCommand extends StackCommand {
    @Mixin private ShiftOptions options;

    RollbackCommand(Terminal terminal, Deployments deployments) {
        super(terminal, deployments);
    }

    @Override
    int run(Deployment deployment) {
        Releases releases = new Releases(deployment);
        PastRelease last =
                releases.latest()
                        .orElseThrow(
                                () ->
                                        new EngineException(
                                                Failure.of(
                                                        "rolling back",
                                                        "Slipway released nothing here that was"
                                                                + " not rolled back.",
                                                        "Move the traffic with slipway shift.")));
        Rollback rollback = new Rollback(deployment, releases, last);
        if (!json) {
            terminal.err().println(puts(rollback.puts()));
        }
        StopSignal stop = new StopSignal();
        Consumer<EngineEvent> listener =
                json ? new JsonEvents(terminal.out()) : new Progress(terminal);
        try (Interrupts interrupts = Interrupts.watch(stop, terminal.err())) {
            return tell(last, rollback.run(options::of, stop, listener));
        }
    }

    private static String puts(Rollback.Puts back) {
        return "Putting back: %s%s runs %s, as %s did."
                .formatted(
                        back.weights().map(share -> share + "; ").orElse(""),
                        back.colour().key(),
                        back.image(),
                        back.revision());
    }

    private int tell(PastRelease release, Rollback.End end) {
        if (json) {
            terminal.out()
                    .println(Json.mapper().writerFor(Rollback.End.class).writeValueAsString(end));
        }
        return switch (end) {
            case Rollback.End.NotMoved(var shifted) -> new ShiftTold(terminal, json).tell(shifted);
            case Rollback.End.NotRestored(var failures) -> {
                failures.forEach(tell::failure);
                yield ERROR;
            }
            case Rollback.End.Restored _ -> {
                if (!json) {
                    terminal.out().println(restored(release.begun()));
                }
                yield NOTHING_TO_DO;
            }
        };
    }

    private static String restored(ReleaseRecord.Begun release) {
        String traffic = release.before().weights().map(share -> share + "; ").orElse("");
        return "%s%s is as it was before %s."
                .formatted(traffic, release.colour().key(), release.image());
    }
}
