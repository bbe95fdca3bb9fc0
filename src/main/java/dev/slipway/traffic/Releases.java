package dev.slipway.traffic;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Action;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Options;
import dev.slipway.engine.Plan;
import dev.slipway.engine.Step;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Summary;
import dev.slipway.stack.Colour;
import dev.slipway.stack.ContainerImage;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;
import dev.slipway.traffic.Release.Aim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The releases of one stack: new images for the colour that nobody is on, and the way back. */
public final class Releases {
    private final Deployment deployment;
    private final Traffic traffic;
    private final ReleaseLedger ledger;

    /**
     * @throws dev.slipway.engine.EngineException if the stack does not stand
     */
    public Releases(Deployment deployment) {
        this.deployment = deployment;
        this.traffic =
                new Traffic(
                        deployment.stack(),
                        deployment.remembered(),
                        deployment.account(),
                        deployment.folder());
        this.ledger = new ReleaseLedger(deployment.folder());
    }

    public Traffic traffic() {
        return traffic;
    }

    /** The releases of the stack that stands, oldest first. */
    public List<PastRelease> history() {
        return ledger.releases().stream()
                .filter(release -> release.begun().rule().equals(traffic.site().rule()))
                .toList();
    }

    /** The last release that there is to go back from. */
    public Optional<PastRelease> latest() {
        return standing().reduce((_, later) -> later);
    }

    private Optional<PastRelease> latest(Colour colour) {
        return standing()
                .filter(release -> release.begun().colour() == colour)
                .reduce((_, later) -> later);
    }

    /** What never ran is over with the next release to its colour, which remembers what did. */
    private Stream<PastRelease> standing() {
        List<PastRelease> standing = new ArrayList<>();
        for (PastRelease release : history()) {
            Colour colour = release.begun().colour();
            standing.removeIf(past -> past.begun().colour() == colour && !past.completed());
            standing.add(release);
        }
        return standing.stream().filter(release -> !release.rolledBack());
    }

    /** How the colour of a release was to be before it. */
    Service before(PastRelease release) {
        return ledger.stackBefore(release.id()).service(release.begun().colour());
    }

    void undone(PastRelease release) {
        ledger.note(new ReleaseRecord.RolledBack(traffic.time().now(), release.id()));
    }

    /**
     * The colour for a release: the one that gets no traffic.
     *
     * @param to the one that is wanted, if somebody said so
     * @param force whether that one may carry traffic
     */
    public Aim aim(Optional<Colour> to, boolean force) {
        Optional<Share> share = traffic.position().share();
        Optional<Colour> idle = share.flatMap(Share::single).map(Colour::other);
        Colour colour = to.or(() -> idle).orElse(null);
        if (colour == null) {
            return new Aim.Refused(
                    "Both colours carry traffic: "
                            + share.map(Share::toString).orElse("the weights are of nothing")
                            + ".",
                    "Shift all of it to the one that is to stay, then deploy.");
        }
        if (idle.filter(colour::equals).isPresent() || force) {
            return new Aim.Taken(colour);
        }
        return new Aim.Refused(
                "%s carries traffic: %s."
                        .formatted(
                                capital(colour),
                                share.map(at -> at.percent(colour)).orElse("nobody is served")),
                idle.map(other -> "Deploy to " + other.key() + ".")
                        .orElse("Shift all of it to " + colour.other().key() + " first."));
    }

    private static String capital(Colour colour) {
        return colour == Colour.BLUE ? "Blue" : "Green";
    }

    /** The colour as it is to be anyway, with another image, and at the number of tasks it had. */
    public Release release(Colour colour, ContainerImage image, Optional<String> forced) {
        Service wanted = deployment.wanted(colour);
        return release(colour, wanted.withContainer(wanted.container().withImage(image)), forced);
    }

    /** A whole task, at the number of tasks that the colour had: a release does not scale. */
    public Release release(Colour colour, Service service, Optional<String> forced) {
        int tasks = deployment.stack().service(colour).desiredCount();
        return new Release(colour, service.withDesiredCount(tasks), forced);
    }

    /**
     * What a release would take.
     *
     * @throws dev.slipway.engine.EngineException if the account does not tell
     */
    public Plan plan(Release release) {
        return judged(deployment.plan(release.colour(), release.service()));
    }

    /**
     * What it takes, in this colour alone. Resources that would have to be replaced stand against
     * it: what others need of them is not the colour's own.
     */
    public Plan plan(Engine.Run run, Release release) {
        return judged(deployment.plan(run, release.colour(), release.service()));
    }

    private static Plan judged(Plan plan) {
        List<Failure> against = new ArrayList<>(plan.conflicts());
        plan.steps().stream()
                .filter(step -> step.action() == Action.REPLACE || step.action() == Action.DELETE)
                .map(Releases::tooMuch)
                .forEach(against::add);
        return new Plan(plan.stack(), plan.verb(), plan.steps(), against);
    }

    private static Failure tooMuch(Step<?> step) {
        return Failure.of(
                        "planning the release",
                        "The %s would be %s, which is more than a release does."
                                .formatted(
                                        step.title(),
                                        step.action() == Action.REPLACE ? "replaced" : "deleted"),
                        "Apply the stack first, then deploy.")
                .at(step.address());
    }

    /**
     * Carries the plan of a release out, waits until it has rolled out, and leads the preview
     * there. An empty plan only wants what is left to do, see {@link #settle}.
     *
     * @param listener told of everything that happens, one event at a time
     */
    public Summary deploy(
            Engine.Run run,
            Plan plan,
            Release release,
            StopSignal stop,
            Consumer<EngineEvent> listener) {
        Optional<String> noted = plan.isEmpty() ? Optional.empty() : Optional.of(note(release));
        Summary summary =
                deployment.release(
                        run,
                        plan,
                        release.colour(),
                        release.service(),
                        Options.careful(),
                        stop,
                        listener);
        if (summary.complete()) {
            settle(release);
        } else {
            noted.map(id -> new ReleaseRecord.Failed(traffic.time().now(), id, why(summary)))
                    .ifPresent(ledger::note);
        }
        return summary;
    }

    private String note(Release release) {
        String id = UUID.randomUUID().toString();
        Beforehand now = Beforehand.of(deployment, traffic, release.colour());
        ledger.keep(id, before(release, now));
        ledger.note(
                new ReleaseRecord.Begun(
                        traffic.time().now(),
                        id,
                        traffic.site().rule(),
                        deployment.identity().arn(),
                        release.colour(),
                        release.image().toString(),
                        now.before(),
                        release.forced()));
        return id;
    }

    /**
     * Does what is left to do when the colour runs a release: the preview leads to it, and the
     * history tells so. A process that was cut off may have come no further.
     *
     * @throws dev.slipway.engine.EngineException if the account refuses
     */
    public void settle(Release release) {
        traffic.preview(release.colour());
        latest(release.colour())
                .filter(last -> !last.completed())
                .filter(last -> last.begun().image().equals(release.image().toString()))
                .map(last -> new ReleaseRecord.Completed(traffic.time().now(), last.id()))
                .ifPresent(ledger::note);
    }

    /** Whether nothing is left to do for a release that the colour runs. */
    public boolean isSettled(Release release) {
        return traffic.preview().filter(release.colour()::equals).isPresent()
                && latest(release.colour())
                        .filter(last -> !last.completed())
                        .filter(last -> last.begun().image().equals(release.image().toString()))
                        .isEmpty();
    }

    /** What never ran properly is nothing to go back to: then it is what there was before that. */
    private Stack before(Release release, Beforehand now) {
        return latest(release.colour())
                .filter(last -> !last.completed())
                .map(last -> ledger.stackBefore(last.id()))
                .orElseGet(now::stack);
    }

    private static String why(Summary summary) {
        return summary.failures().stream()
                .findFirst()
                .map(Failure::toString)
                .orElse("It was not waited for.");
    }
}
