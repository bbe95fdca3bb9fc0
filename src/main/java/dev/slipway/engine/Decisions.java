package dev.slipway.engine;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
    private final Removing removing;
    private final Keeping keeping;
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
        this.removing = new Removing(ownership);
        this.keeping = new Keeping(ownership, tags, json, removing);
        this.run =
                new StepScope.Run(time, new StopSignal(), Options.careful(), _ -> {}, (_, _) -> {});
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
            removing.remove(predecessor, readRemembered(predecessor), Optional.empty())
                    .ifPresent(this::addStep);
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
            subject.entry().ifPresent(any -> addStep(removing.withParent(subject)));
            return;
        }
        Optional<R> desired = subject.resolved(this::outputsOf);
        Optional<Live<R>> live =
                subject.entry().isPresent() ? found(subject) : search(subject, desired);
        boolean goes = verb == Verb.DESTROY || desired.isEmpty();
        Optional<Step<R>> step =
                goes ? removing.remove(subject, live, desired) : keep(subject, desired.get(), live);
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
        return switch (keeping.keep(subject, desired, base(subject), live)) {
            case Keeping.Choice.Take<R>(var step, var predecessor) -> {
                predecessor.ifPresent(this::addStep);
                yield Optional.of(step);
            }
            case Keeping.Choice.Refuse<R>(Failure conflict) -> {
                addConflict(conflict);
                yield Optional.empty();
            }
        };
    }

    private <R extends Resource> R base(Subject<R> subject) {
        return Records.resolve(subject.desired().orElseThrow(), this::outputsOf);
    }

    private Optional<Map<String, String>> outputsOf(Address source) {
        return Optional.ofNullable(outputs.get(source));
    }

    private boolean goesWithParent(Subject<?> subject) {
        return subject.kind().endsWithParent()
                && subject.parent().map(subjects::get).filter(this::goes).isPresent()
                && goes(subject);
    }

    private boolean goes(Subject<?> subject) {
        return verb == Verb.DESTROY || subject.desired().isEmpty();
    }

    private synchronized void addStep(Step<?> step) {
        steps.add(step);
    }

    private synchronized void addConflict(Failure failure) {
        conflicts.add(failure);
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
