package dev.slipway.engine;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What one plan has found and decided so far, address by address. */
final class Decisions {
    private final Verb verb;
    private final Ownership ownership;
    private final Map<String, String> tags;
    private final Map<Address, Subject<?>> subjects;
    private final StepScope.Run run;
    private final JsonMapper json = Json.mapper();

    private final Map<Address, Optional<? extends Live<?>>> seen = new ConcurrentHashMap<>();
    private final Map<Address, Map<String, String>> outputs = new ConcurrentHashMap<>();
    private final List<Step<?>> steps = new ArrayList<>();
    private final List<Failure> conflicts = new ArrayList<>();

    Decisions(
            Verb verb,
            Ownership ownership,
            Map<String, String> tags,
            Map<Address, Subject<?>> subjects,
            Time time) {
        this.verb = verb;
        this.ownership = ownership;
        this.tags = tags;
        this.subjects = subjects;
        this.run = new StepScope.Run(time, new StopSignal(), Options.careful(), any -> {});
    }

    Plan plan(String stack) {
        Map<Address, Integer> order = new HashMap<>();
        subjects.keySet().forEach(address -> order.put(address, order.size()));
        steps.sort(
                Comparator.<Step<?>>comparingInt(step -> order.get(step.address()))
                        .thenComparing(step -> !step.action().keeps())
                        .thenComparing(Step::key));
        return new Plan(stack, verb, steps, conflicts);
    }

    /** Looks up what is remembered at the address, and what it replaced. */
    void look(Address address) {
        look(subjects.get(address));
    }

    private <R extends Resource> void look(Subject<R> subject) {
        if (subject.entry().isEmpty() || goesWithParent(subject)) {
            return;
        }
        seen.put(subject.address(), readRemembered(subject));
        for (Entry old : subject.entry().get().deposed()) {
            Subject<R> predecessor = subject.predecessor(old);
            addStep(removal(predecessor, readRemembered(predecessor)));
        }
    }

    private <R extends Resource> Optional<Live<R>> readRemembered(Subject<R> subject) {
        R sought =
                subject.lastApplied(json)
                        .orElseThrow(() -> new EngineException(unreadable(subject.address())));
        return read(subject, sought);
    }

    private <R extends Resource> Optional<Live<R>> read(Subject<R> subject, R sought) {
        Scope scope =
                new StepScope(
                        run,
                        subject.address(),
                        subject.entry().flatMap(Entry::id),
                        subject.entry().map(Decisions::deposedIds).orElse(Set.of()),
                        "",
                        ownership.tagsOf(subject.address(), tags),
                        Duration.ZERO);
        return ScopedValue.where(Scope.CURRENT, scope)
                .call(() -> subject.kind().read(sought, scope));
    }

    private static Set<String> deposedIds(Entry entry) {
        return entry.deposed().stream()
                .flatMap(old -> old.id().stream())
                .collect(Collectors.toSet());
    }

    /** Decides about an address; everything it depends on is decided already. */
    void decide(Address address) {
        decide(subjects.get(address));
    }

    private <R extends Resource> void decide(Subject<R> subject) {
        if (goesWithParent(subject)) {
            subject.entry().ifPresent(any -> addStep(withParent(subject)));
            return;
        }
        Optional<R> desired = subject.resolved(source -> Optional.ofNullable(outputs.get(source)));
        Optional<Live<R>> live =
                subject.entry().isPresent() ? found(subject) : search(subject, desired);
        boolean goes = verb == Verb.DESTROY || desired.isEmpty();
        Optional<Step<R>> step =
                goes ? removal(subject, live, desired) : keep(subject, desired.get(), live);
        step.ifPresent(this::addStep);
        live.filter(any -> goes || step.filter(Decisions::keepsOutputs).isPresent())
                .ifPresent(any -> outputs.put(subject.address(), any.outputs()));
    }

    @SuppressWarnings("unchecked") // what was seen at an address is of the address's kind
    private <R extends Resource> Optional<Live<R>> found(Subject<R> subject) {
        return (Optional<Live<R>>) seen.get(subject.address());
    }

    /** What nobody remembers can still be there: a state may have been lost. */
    private <R extends Resource> Optional<Live<R>> search(Subject<R> subject, Optional<R> desired) {
        try {
            R sought = desired.orElseThrow();
            subject.kind().identity(sought);
            return read(subject, sought);
        } catch (Output.UnresolvedException e) {
            return Optional.empty();
        }
    }

    private static boolean keepsOutputs(Step<?> step) {
        return switch (step.action()) {
            case NONE, ADOPT, RESUME, UPDATE -> true;
            case CREATE, REVISE, REPLACE, DELETE, FORGET -> false;
        };
    }

    private <R extends Resource> Optional<Step<R>> keep(
            Subject<R> subject, R desired, Optional<Live<R>> live) {
        if (live.isEmpty()) {
            return Optional.of(create(subject, desired));
        }
        Optional<Entry> entry = subject.entry();
        Diff diff =
                Diff.of(subject.kind(), desired, live.get(), subject.lastApplied(json))
                        .withTags(
                                live.get().tags(),
                                ownership.tagsOf(subject.address(), tags),
                                entry.map(Entry::tags).orElse(Map.of()));
        boolean asDesired = diff.changes().isEmpty();
        return switch (ownership.of(
                subject.kind(), live.get(), subject.address(), entry, asDesired)) {
            case Ownership.Verdict.Foreign(String why) -> {
                conflict(foreign(subject, live.get(), why));
                yield Optional.empty();
            }
            case Ownership.Verdict.Used _ when !asDesired -> {
                conflict(foreign(subject, live.get(), "it was there before this stack"));
                yield Optional.empty();
            }
            case Ownership.Verdict.Used _ ->
                    Optional.of(
                            unchanged(
                                    subject,
                                    desired,
                                    live.get(),
                                    diff,
                                    Optional.of("It was there before and is only used.")));
            case Ownership.Verdict.Ours _ when diff.isEmpty() ->
                    Optional.of(unchanged(subject, desired, live.get(), diff, Optional.empty()));
            case Ownership.Verdict.Ours _ ->
                    Optional.of(change(subject, desired, live.get(), diff));
        };
    }

    private <R extends Resource> Step<R> create(Subject<R> subject, R desired) {
        List<PropertyChange> all = new ArrayList<>();
        Properties.of(desired)
                .forEach(
                        (path, value) ->
                                all.add(
                                        new PropertyChange(
                                                path,
                                                Optional.empty(),
                                                Optional.of(value),
                                                PropertyChange.Reason.EDITED,
                                                false)));
        boolean vanished =
                subject.entry().filter(e -> e.status() != Entry.Status.INTENDED).isPresent();
        return step(
                subject,
                Action.CREATE,
                Optional.of(desired),
                Optional.empty(),
                new Diff(new Changes(all), List.of(), Map.of(), Set.of()),
                vanished
                        ? Optional.of("It is gone from the account and is created again.")
                        : Optional.empty());
    }

    private <R extends Resource> Step<R> unchanged(
            Subject<R> subject, R desired, Live<R> live, Diff diff, Optional<String> note) {
        Action action =
                subject.entry()
                        .map(
                                entry ->
                                        entry.status() == Entry.Status.READY
                                                ? Action.NONE
                                                : Action.RESUME)
                        .orElse(Action.ADOPT);
        return step(subject, action, Optional.of(desired), Optional.of(live), diff, note);
    }

    private <R extends Resource> Step<R> change(
            Subject<R> subject, R desired, Live<R> live, Diff diff) {
        if (diff.changes().isEmpty()) {
            return step(
                    subject,
                    Action.UPDATE,
                    Optional.of(desired),
                    Optional.of(live),
                    diff,
                    Optional.empty());
        }
        return switch (subject.kind().effect(diff.changes())) {
            case IN_PLACE ->
                    step(
                            subject,
                            Action.UPDATE,
                            Optional.of(desired),
                            Optional.of(live),
                            diff,
                            Optional.empty());
            case REVISION ->
                    step(
                            subject,
                            Action.REVISE,
                            Optional.of(desired),
                            Optional.of(live),
                            diff,
                            Optional.empty());
            case REPLACEMENT -> replace(subject, desired, live, diff);
        };
    }

    /** The new resource needs another name if both would have the same. */
    private <R extends Resource> Step<R> replace(
            Subject<R> subject, R desired, Live<R> live, Diff diff) {
        Optional<String> suffix = Optional.empty();
        R named = desired;
        if (sameIdentity(subject.kind(), desired, live)) {
            suffix = Optional.of(suffix(desired));
            named = subject.kind().renamed(base(subject), suffix.get());
        }
        Step<R> step =
                step(
                        subject,
                        Action.REPLACE,
                        Optional.of(named),
                        Optional.of(live),
                        diff,
                        Optional.empty());
        addStep(removalStep(subject, Action.DELETE, Optional.of(live), Optional.empty()));
        return new Step<>(
                step.address(),
                step.kind(),
                step.action(),
                step.desired(),
                step.live(),
                step.entry(),
                suffix,
                step.changes(),
                step.observed(),
                Map.of(),
                Set.of(),
                step.dependencies(),
                false,
                step.note());
    }

    private <R extends Resource> R base(Subject<R> subject) {
        return Records.resolve(
                subject.desired().orElseThrow(),
                source -> Optional.ofNullable(outputs.get(source)));
    }

    private static <R extends Resource> boolean sameIdentity(
            ResourceKind<R> kind, R desired, Live<R> live) {
        try {
            return kind.identity(desired).equals(kind.identity(live.properties()));
        } catch (Output.UnresolvedException e) {
            return false;
        }
    }

    private static String suffix(Resource desired) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    Properties.of(desired)
                                            .toString()
                                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private <R extends Resource> Step<R> removal(Subject<R> predecessor, Optional<Live<R>> live) {
        return removal(predecessor, live, Optional.empty()).orElseThrow();
    }

    private <R extends Resource> Optional<Step<R>> removal(
            Subject<R> subject, Optional<Live<R>> live, Optional<R> desired) {
        if (live.isEmpty()) {
            return subject.entry()
                    .map(
                            any ->
                                    removalStep(
                                            subject,
                                            Action.FORGET,
                                            live,
                                            Optional.of("It is gone already.")));
        }
        boolean asDesired =
                desired.map(
                                wanted ->
                                        Diff.of(
                                                        subject.kind(),
                                                        wanted,
                                                        live.get(),
                                                        Optional.empty())
                                                .changes()
                                                .isEmpty())
                        .orElse(false);
        return switch (ownership.of(
                subject.kind(), live.get(), subject.address(), subject.entry(), asDesired)) {
            case Ownership.Verdict.Ours _ ->
                    Optional.of(removalStep(subject, Action.DELETE, live, Optional.empty()));
            case Ownership.Verdict.Used _ ->
                    subject.entry()
                            .map(
                                    any ->
                                            removalStep(
                                                    subject,
                                                    Action.FORGET,
                                                    live,
                                                    stays("it was there before this stack")));
            case Ownership.Verdict.Foreign(String why) ->
                    subject.entry()
                            .map(any -> removalStep(subject, Action.FORGET, live, stays(why)));
        };
    }

    private static Optional<String> stays(String why) {
        return Optional.of("It stays: " + why + ".");
    }

    private <R extends Resource> Step<R> removalStep(
            Subject<R> subject, Action action, Optional<Live<R>> live, Optional<String> note) {
        Diff none = new Diff(new Changes(List.of()), List.of(), Map.of(), Set.of());
        return step(subject, action, Optional.empty(), live, none, note);
    }

    private <R extends Resource> Step<R> withParent(Subject<R> subject) {
        return new Step<>(
                subject.address(),
                subject.kind(),
                Action.DELETE,
                Optional.empty(),
                Optional.empty(),
                subject.entry(),
                Optional.empty(),
                new Changes(List.of()),
                List.of(),
                Map.of(),
                Set.of(),
                subject.dependencies(),
                true,
                subject.parent().map(parent -> "It goes with " + parent + "."));
    }

    private boolean goesWithParent(Subject<?> subject) {
        return subject.kind().endsWithParent()
                && subject.parent().map(subjects::get).filter(this::goes).isPresent()
                && goes(subject);
    }

    private boolean goes(Subject<?> subject) {
        return verb == Verb.DESTROY || subject.desired().isEmpty();
    }

    private <R extends Resource> Step<R> step(
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

    private synchronized void addStep(Step<?> step) {
        steps.add(step);
    }

    private synchronized void conflict(Failure failure) {
        conflicts.add(failure);
    }

    private static <R extends Resource> Failure foreign(
            Subject<R> subject, Live<R> live, String why) {
        String title =
                Step.words(subject.kind().name())
                        + " "
                        + subject.kind().identity(live.properties());
        return Failure.of(
                        "planning " + title,
                        "There is a " + title + " already that is not ours: " + why + ".",
                        "Choose another name in the stack, or remove it if nobody needs it."
                                + " Slipway neither changes nor deletes what it did not create.")
                .at(subject.address());
    }

    private static Failure unreadable(Address address) {
        return Failure.of(
                        "reading the state",
                        "What was last applied to " + address + " cannot be understood.",
                        "Use the Slipway that wrote it, or move the state aside: resources are"
                                + " found again by their names and tags.")
                .at(address);
    }
}
