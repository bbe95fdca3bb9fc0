package dev.slipway.cli;

import dev.slipway.blueprint.Deployment;
import dev.slipway.blueprint.Preview;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Json;
import dev.slipway.engine.Plan;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Summary;
import dev.slipway.engine.Verb;
import dev.slipway.stack.Colour;
import dev.slipway.stack.ContainerImage;
import dev.slipway.traffic.Release;
import dev.slipway.traffic.Releases;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs an image in the colour that gets no traffic. */
@Command(
        name = "deploy",
        description = "Run an image in the colour that gets no traffic, and wait for it.",
        footer = {
            "",
            "Only that colour changes; what else differs is shown and left. Plans have the image"
                    + " from then on, until the stack file says another.",
            "",
            "Exit: 0 rolled out, 1 error, 3 the colour carries traffic."
        })
final class DeployCommand extends StackCommand {
    @Option(
            names = "--image",
            required = true,
            paramLabel = "REF",
            description = "What to run, such as registry/shop:1.2 or registry/shop@sha256:…")
    private String image;

    @Option(
            names = "--to",
            paramLabel = "COLOUR",
            description = "The colour: the one without traffic unless given.")
    private Colour to;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is forced.")
    private String reason;

    @Option(
            names = "--force",
            description = "Do it although the colour carries traffic; wants --to and --reason.")
    private boolean force;

    /** What came of it, for a program. */
    private record Deployed(
            String type, Colour colour, String image, boolean changed, Optional<String> look) {}

    DeployCommand(Terminal terminal, Deployments deployments) {
        super(terminal, deployments);
    }

    @Override
    int run(Deployment deployment) {
        ContainerImage wanted = image();
        Optional<String> forced = forced();
        Releases releases = new Releases(deployment);
        return switch (releases.aim(Optional.ofNullable(to), force)) {
            case Release.Aim.Refused(String why, String remedy) -> {
                tell.failure(
                        Failure.of(
                                "deploying " + wanted,
                                why,
                                remedy
                                        + " Or do it all the same with --to COLOUR --force --reason"
                                        + " TEXT."));
                yield TrafficCommand.NOT_READY;
            }
            case Release.Aim.Taken(Colour colour) ->
                    run(deployment, releases, releases.release(colour, wanted, forced));
        };
    }

    private ContainerImage image() {
        ContainerImage wanted = new ContainerImage(image);
        if (!wanted.isWellFormed()) {
            throw new EngineException(
                    Failure.of(
                            "deploying " + image,
                            "It is no reference of an image.",
                            "Write it as registry/path:tag or registry/path@sha256:digest."));
        }
        return wanted;
    }

    private Optional<String> forced() {
        Optional<String> why = Optional.ofNullable(reason).filter(text -> !text.isBlank());
        if (force && (why.isEmpty() || to == null)) {
            throw new EngineException(
                    Failure.of(
                            "forcing the release",
                            "It does not say where to or why, and the history keeps that.",
                            "Add --to COLOUR and --reason TEXT."));
        }
        return why.filter(_ -> force);
    }

    private int run(Deployment deployment, Releases releases, Release release) {
        try (Engine.Run run = deployment.begin()) {
            Plan plan = releases.plan(run, release);
            show(new PlanView(deployment, plan, List.of()));
            if (!plan.conflicts().isEmpty()) {
                plan.conflicts().forEach(tell::failure);
                return ERROR;
            }
            if (plan.isEmpty()) {
                releases.settle(release);
            } else if (!execute(releases, run, plan, release)) {
                return ERROR;
            }
            done(deployment, release, !plan.isEmpty());
            return NOTHING_TO_DO;
        }
    }

    private void show(PlanView view) {
        if (json) {
            terminal.out().println(view.json());
        } else {
            new PlanPrinter(terminal.toErr(), false).print(view);
        }
    }

    private boolean execute(Releases releases, Engine.Run run, Plan plan, Release release) {
        StopSignal stop = new StopSignal();
        Consumer<EngineEvent> listener =
                json ? new JsonEvents(terminal.out()) : new Progress(terminal);
        Summary summary;
        try (Interrupts interrupts = Interrupts.watch(stop, terminal.err())) {
            summary = releases.deploy(run, plan, release, stop, listener);
        }
        if (!json) {
            new SummaryPrinter(terminal, Verb.APPLY).print(plan, summary);
        }
        if (!summary.complete()) {
            summary.failures().stream().map(Failure::anywhere).distinct().forEach(tell::failure);
            terminal.err()
                    .println(
                            release.forced().isPresent()
                                    ? "The colour may not run what it should."
                                    : "Nobody is on it. Run the same command again to continue, or"
                                            + " deploy another image.");
        }
        return summary.complete();
    }

    /** How to look at it, and what comes next. */
    private void done(Deployment deployment, Release release, boolean changed) {
        Colour colour = release.colour();
        Optional<String> look = deployment.preview().map(Preview::command);
        if (json) {
            terminal.out()
                    .println(
                            Json.mapper()
                                    .writeValueAsString(
                                            new Deployed(
                                                    "Deployed",
                                                    colour,
                                                    release.image().toString(),
                                                    changed,
                                                    look)));
            return;
        }
        terminal.out()
                .printf(
                        "%s runs %s%s.%n",
                        colour.key(), release.image(), changed ? "" : ", as it did");
        look.ifPresent(command -> terminal.out().println("Look at it:  " + command));
        terminal.out()
                .printf(
                        "Then:        slipway canary %s --to %s   or   slipway shift %s --%s 5%n",
                        file, colour.key(), file, colour.key());
    }
}
