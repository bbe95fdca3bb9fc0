package dev.slipway.engine;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what becomes of a resource that is desired.
 *
 * @param tags the user's tags, which every resource carries
 */
record Keeping(Ownership ownership, Map<String, String> tags, JsonMapper json, Removing removing) {
    /** The digits are few, so the first draw may be taken; that all of these are cannot happen. */
    private static final int DRAWS = 8;

    /** What was decided. */
    sealed interface Choice<R extends Resource> {
        /**
         * @param predecessor what has to be deleted once nothing needs it any more
         */
        record Take<R extends Resource>(Step<R> step, Optional<Step<R>> predecessor)
                implements Choice<R> {}

        /** Nothing can be done, because somebody else has it. */
        record Refuse<R extends Resource>(Failure conflict) implements Choice<R> {}
    }

    /**
     * @param desired what is desired, under the name that it has in the account
     * @param base what is desired, under the name that the stack gives it
     */
    <R extends Resource> Choice<R> keep(
            Subject<R> subject, R desired, R base, Optional<Live<R>> found) {
        if (found.isEmpty()) {
            return take(create(subject, desired));
        }
        Live<R> live = found.get();
        Diff diff = diff(subject, desired, live);
        boolean asDesired = diff.changes().isEmpty();
        return switch (ownership.of(
                subject.kind(), live, subject.address(), subject.entry(), asDesired)) {
            case Ownership.Verdict.Foreign(String why) ->
                    new Choice.Refuse<>(foreign(subject, live, why));
            case Ownership.Verdict.Used _ when !asDesired ->
                    new Choice.Refuse<>(foreign(subject, live, "it was there before this stack"));
            case Ownership.Verdict.Used _ ->
                    take(
                            unchanged(
                                    subject,
                                    desired,
                                    live,
                                    diff,
                                    Optional.of("It was there before and is only used.")));
            case Ownership.Verdict.Ours _ when diff.isEmpty() ->
                    take(unchanged(subject, desired, live, diff, Optional.empty()));
            case Ownership.Verdict.Ours _ -> change(subject, desired, base, live, diff);
        };
    }

    private <R extends Resource> Diff diff(Subject<R> subject, R desired, Live<R> live) {
        return Diff.of(subject.kind(), desired, live, subject.lastApplied(json))
                .withTags(
                        live.tags(),
                        ownership.tagsOf(subject.address(), tags),
                        subject.entry().map(Entry::tags).orElse(Map.of()));
    }

    private static <R extends Resource> Choice<R> take(Step<R> step) {
        return new Choice.Take<>(step, Optional.empty());
    }

    private static <R extends Resource> Step<R> create(Subject<R> subject, R desired) {
        List<PropertyChange> all = new ArrayList<>();
        Properties.of(desired).forEach((path, value) -> all.add(PropertyChange.added(path, value)));
        boolean vanished =
                subject.entry().filter(e -> e.status() != Entry.Status.INTENDED).isPresent();
        return Step.of(
                subject,
                Action.CREATE,
                Optional.of(desired),
                Optional.empty(),
                Diff.of(all),
                vanished
                        ? Optional.of("It is gone from the account and is created again.")
                        : Optional.empty());
    }

    private static <R extends Resource> Step<R> unchanged(
            Subject<R> subject, R desired, Live<R> live, Diff diff, Optional<String> note) {
        Action action =
                subject.entry()
                        .map(
                                entry ->
                                        entry.status() == Entry.Status.READY
                                                ? Action.NONE
                                                : Action.RESUME)
                        .orElse(Action.ADOPT);
        return Step.of(subject, action, Optional.of(desired), Optional.of(live), diff, note);
    }

    private <R extends Resource> Choice<R> change(
            Subject<R> subject, R desired, R base, Live<R> live, Diff diff) {
        ResourceKind.Effect effect =
                diff.changes().isEmpty()
                        ? ResourceKind.Effect.IN_PLACE
                        : subject.kind().effect(diff.changes());
        Action action =
                switch (effect) {
                    case IN_PLACE -> Action.UPDATE;
                    case REVISION -> Action.REVISE;
                    case REPLACEMENT -> Action.REPLACE;
                };
        Step<R> step =
                Step.of(
                        subject,
                        action,
                        Optional.of(desired),
                        Optional.of(live),
                        diff,
                        Optional.empty());
        return action == Action.REPLACE
                ? new Choice.Take<>(
                        beside(step, base, live), Optional.of(removing.replaced(subject, live)))
                : take(step);
    }

    /** The new resource needs another name if both would have the same. */
    private static <R extends Resource> Step<R> beside(Step<R> step, R base, Live<R> live) {
        R desired = step.desired().orElseThrow();
        if (!sameIdentity(step.kind(), desired, live)) {
            return step.named(desired, Optional.empty());
        }
        List<Step<R>> names =
                suffixes(desired)
                        .limit(DRAWS)
                        .map(
                                digits ->
                                        step.named(
                                                step.kind().renamed(base, digits),
                                                Optional.of(digits)))
                        .toList();
        return names.stream()
                .filter(named -> !isTaken(named, live))
                .findFirst()
                .orElse(names.getFirst());
    }

    /**
     * What is about to go, or still has to, keeps its name for as long as it is there. Where a name
     * need not be unique, every one of them is taken, and any will do.
     */
    private static <R extends Resource> boolean isTaken(Step<R> named, Live<R> live) {
        List<Entry> deposed = named.entry().map(Entry::deposed).orElse(List.of());
        return sameIdentity(named.kind(), named.desired().orElseThrow(), live)
                || deposed.stream().anyMatch(old -> old.identity().equals(named.identity()));
    }

    private static <R extends Resource> boolean sameIdentity(
            ResourceKind<R> kind, R desired, Live<R> live) {
        try {
            return kind.identity(desired).equals(kind.identity(live.properties()));
        } catch (Output.UnresolvedException e) {
            return false;
        }
    }

    /**
     * Four digits at a time, the same ones whenever the same is planned: an interrupted run finds
     * again what it has begun.
     */
    static Stream<String> suffixes(Resource desired) {
        String text = Properties.of(desired).toString();
        return Stream.iterate(text, before -> before + "'").map(Keeping::digits);
    }

    private static String digits(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <R extends Resource> Failure foreign(
            Subject<R> subject, Live<R> live, String why) {
        String title = subject.kind().words() + " " + subject.kind().identity(live.properties());
        return Failure.of(
                        "planning " + title,
                        "There is a " + title + " already that is not ours: " + why + ".",
                        "Choose another name in the stack, or remove it if nobody needs it."
                                + " Slipway neither changes nor deletes what it did not create.")
                .at(subject.address());
    }
}
