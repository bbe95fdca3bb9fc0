package dev.slipway.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a plan means to do with one resource.
 *
 * @param desired the desired properties, with everything filled in that is known; empty if it is to
 *     go
 * @param live what the account has, empty if nothing
 * @param entry what was remembered
 * @param suffix what has to be added to its name
 * @param changes the properties that will change; for a new resource all of them
 * @param observed the properties that differ and are left as they are
 * @param dependencies what must be ready before it, and be deleted after it
 * @param withParent whether it goes, without a call, together with what it is part of
 * @param note anything a reader should know, as a full sentence
 */
public record Step<R extends Resource>(
        Address address,
        ResourceKind<R> kind,
        Action action,
        Optional<R> desired,
        Optional<Live<R>> live,
        Optional<Entry> entry,
        Optional<String> suffix,
        Changes changes,
        List<PropertyChange> observed,
        Map<String, String> tagsToSet,
        Set<String> tagsToRemove,
        Set<Address> dependencies,
        boolean withParent,
        Optional<String> note) {

    static <R extends Resource> Step<R> of(
            Subject<R> subject,
            Action action,
            Optional<R> desired,
            Optional<Live<R>> live,
            Diff diff,
            Optional<String> note) {
        return new Step<>(
                subject.address(),
                subject.kind(),
                action,
                desired,
                live,
                subject.entry(),
                subject.entry().flatMap(Entry::suffix),
                diff.changes(),
                diff.observed(),
                diff.tagsToSet(),
                diff.tagsToRemove(),
                subject.dependencies(),
                false,
                note);
    }

    /** This step for a new resource under another name, which gets all of its tags anew. */
    Step<R> named(R other, Optional<String> with) {
        return new Step<>(
                address,
                kind,
                action,
                Optional.of(other),
                live,
                entry,
                with,
                changes,
                observed,
                Map.of(),
                Set.of(),
                dependencies,
                withParent,
                note);
    }

    Step<R> goingWithParent() {
        return new Step<>(
                address,
                kind,
                action,
                desired,
                live,
                entry,
                suffix,
                changes,
                observed,
                tagsToSet,
                tagsToRemove,
                dependencies,
                true,
                note);
    }

    /** This step with nothing done, for a resource that is there. */
    Step<R> left() {
        List<PropertyChange> differences = new ArrayList<>(observed);
        differences.addAll(changes.all());
        return new Step<>(
                address,
                kind,
                Action.NONE,
                desired,
                live,
                entry,
                suffix,
                new Changes(List.of()),
                differences,
                Map.of(),
                Set.of(),
                dependencies,
                false,
                action == Action.NONE ? note : Optional.of("Left as it is."));
    }

    /** Which step of a plan this is: an address may have one that keeps and several that delete. */
    public String key() {
        return action.keeps() ? address.toString() : "-" + address + " " + liveId();
    }

    private String liveId() {
        return live.map(Live::id).or(() -> entry.flatMap(Entry::id)).orElse("");
    }

    /** The name by which a person knows the resource. */
    public String label() {
        return desired.or(() -> live.map(Live::properties))
                .filter(properties -> kind.partOf().isEmpty())
                .map(properties -> Records.components((Record) properties).get("name"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElse(address.name());
    }

    /** The natural key, as its kind gives it, as far as it is known. */
    public String identity() {
        try {
            return desired.or(() -> live.map(Live::properties))
                    .map(kind::identity)
                    .or(() -> entry.map(Entry::identity))
                    .orElse(address.name());
        } catch (Output.UnresolvedException e) {
            return entry.map(Entry::identity).orElse(address.name());
        }
    }

    /** The kind in words and the name: "load balancer poc-alb". */
    public String title() {
        return kind.words() + " " + label();
    }

    /** How long the step usually takes. */
    public Duration expected() {
        return switch (action) {
            case NONE, ADOPT, FORGET -> Duration.ZERO;
            case DELETE -> withParent ? Duration.ZERO : kind.expectedDelete();
            case RESUME, CREATE, UPDATE, REVISE, REPLACE -> kind.expected();
        };
    }
}
