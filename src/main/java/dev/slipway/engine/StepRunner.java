package dev.slipway.engine;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Performs single steps: journal first, then the call, then what came of it. */
final class StepRunner {
    private final String runId;
    private final Ownership ownership;
    private final Map<String, String> tags;
    private final StateStore.Session session;
    private final StepScope.Run run;
    private final JsonMapper json = Json.mapper();
    private final Map<Address, Map<String, String>> outputs = new ConcurrentHashMap<>();

    StepRunner(
            String runId,
            Ownership ownership,
            Map<String, String> tags,
            StateStore.Session session,
            StepScope.Run run) {
        this.runId = runId;
        this.ownership = ownership;
        this.tags = tags;
        this.session = session;
        this.run = run;
    }

    /** The outputs of everything that is ready so far. */
    Map<Address, Map<String, String>> outputs() {
        return Map.copyOf(outputs);
    }

    /**
     * @throws RuntimeException whatever the kind threw
     */
    <R extends Resource> Outcome perform(Step<R> step, Duration urgency) {
        return switch (step.action()) {
            case NONE -> {
                outputs.put(step.address(), step.live().orElseThrow().outputs());
                yield new Outcome.Done(Action.NONE);
            }
            case ADOPT, RESUME -> adopt(step, urgency);
            case CREATE, REPLACE -> create(step, urgency);
            case UPDATE, REVISE -> update(step, urgency);
            case DELETE -> delete(step, urgency);
            case FORGET -> forget(step);
        };
    }

    private <R extends Resource> Outcome adopt(Step<R> step, Duration urgency) {
        R desired = resolve(step);
        Live<R> live = step.live().orElseThrow();
        boolean ours = step.entry().map(Entry::ours).orElse(isOurs(step, live));
        Entry entry =
                entry(step, desired, token(step), ours, deposed(step))
                        .observed(live, Entry.Status.CREATED);
        return finish(step, desired, live, entry, scope(step, entry, urgency));
    }

    private <R extends Resource> boolean isOurs(Step<R> step, Live<R> live) {
        return ownership.of(step.kind(), live, step.address(), Optional.empty(), true)
                instanceof Ownership.Verdict.Ours;
    }

    private <R extends Resource> Outcome create(Step<R> step, Duration urgency) {
        R desired = resolve(step);
        Entry intended = entry(step, desired, token(step), true, deposed(step));
        Scope scope = scope(step, intended, urgency);
        Optional<Live<R>> already = call(scope, () -> step.kind().read(desired, scope));
        if (already.isPresent()) {
            return meanwhile(step, desired, already.get(), intended, scope);
        }
        session.record(new JournalRecord.Intent(now(), step.action(), intended));
        Live<R> live = call(scope, () -> step.kind().create(desired, scope));
        Entry created = intended.observed(live, Entry.Status.CREATED);
        session.record(new JournalRecord.Observed(now(), created));
        return finish(step, desired, live, created, scope);
    }

    /** It was not there when the plan was made, or could not be found; now it is. */
    private <R extends Resource> Outcome meanwhile(
            Step<R> step, R desired, Live<R> live, Entry intended, Scope scope) {
        Optional<Entry> remembered = step.entry().filter(entry -> step.action() != Action.REPLACE);
        Diff diff = diff(step, desired, live);
        return switch (ownership.of(
                step.kind(), live, step.address(), remembered, diff.changes().isEmpty())) {
            case Ownership.Verdict.Foreign(String why) ->
                    throw new EngineException(appeared(step, why));
            case Ownership.Verdict.Used _ when !diff.changes().isEmpty() ->
                    throw new EngineException(appeared(step, "it was there before this stack"));
            case Ownership.Verdict.Used _ -> {
                Entry used =
                        entry(step, desired, token(step), false, deposed(step))
                                .observed(live, Entry.Status.CREATED);
                yield finish(step, desired, live, used, scope);
            }
            case Ownership.Verdict.Ours _ -> {
                session.record(new JournalRecord.Intent(now(), step.action(), intended));
                yield change(step, desired, live, diff, intended, scope);
            }
        };
    }

    private <R extends Resource> Outcome update(Step<R> step, Duration urgency) {
        R desired = resolve(step);
        Entry next = entry(step, desired, token(step), true, deposed(step));
        Live<R> planned = step.live().orElseThrow();
        Scope scope = scope(step, next.observed(planned, Entry.Status.CREATED), urgency);
        Live<R> live =
                call(scope, () -> step.kind().read(planned.properties(), scope))
                        .filter(now -> unchanged(step, planned, now))
                        .orElseThrow(() -> new EngineException(movedOn(step)));
        return change(step, desired, live, diff(step, desired, live), next, scope);
    }

    private <R extends Resource> Outcome change(
            Step<R> step, R desired, Live<R> live, Diff diff, Entry next, Scope scope) {
        Live<R> changed = live;
        if (!diff.isEmpty()) {
            session.record(new JournalRecord.Intent(now(), step.action(), until(step, next, live)));
        }
        if (!diff.tagsToSet().isEmpty() || !diff.tagsToRemove().isEmpty()) {
            callVoid(
                    scope, () -> step.kind().tag(live, tagsToSet(diff, live), diff.tagsToRemove()));
        }
        if (!diff.changes().isEmpty()) {
            changed = call(scope, () -> step.kind().update(desired, live, diff.changes(), scope));
        }
        Entry after = next.observed(changed, Entry.Status.CREATED);
        session.record(new JournalRecord.Observed(now(), after));
        return finish(step, desired, changed, after, scope);
    }

    /** What a killed run created and did not come to tag gets the tag of the run that does. */
    private Map<String, String> tagsToSet(Diff diff, Live<?> live) {
        Map<String, String> all = new TreeMap<>(diff.tagsToSet());
        if (!all.isEmpty() && !live.tags().orElse(Map.of()).containsKey(OwnershipTags.RUN)) {
            all.put(OwnershipTags.RUN, runId);
        }
        return all;
    }

    /**
     * What to remember while a change is under way: if it fails, the resource still is what was
     * applied before and still needs what it needed before.
     */
    private static Entry until(Step<?> step, Entry next, Live<?> live) {
        Entry now = next.observed(live, Entry.Status.CREATED);
        return step.entry()
                .filter(old -> old.status() != Entry.Status.INTENDED)
                .map(old -> now.stillLike(old))
                .orElse(now);
    }

    private <R extends Resource> Outcome finish(
            Step<R> step, R desired, Live<R> live, Entry entry, Scope scope) {
        Live<R> ready = call(scope, () -> step.kind().ready(desired, live, scope));
        session.record(new JournalRecord.Ready(now(), entry.observed(ready, Entry.Status.READY)));
        outputs.put(step.address(), ready.outputs());
        return new Outcome.Done(step.action());
    }

    private <R extends Resource> Outcome delete(Step<R> step, Duration urgency) {
        if (step.withParent()) {
            return forget(step);
        }
        Live<R> planned = step.live().orElseThrow();
        Entry entry =
                step.entry()
                        .orElseGet(() -> entry(step, planned.properties(), "", true, List.of()))
                        .observed(planned, Entry.Status.CREATED);
        Scope scope = scope(step, entry, urgency);
        session.record(new JournalRecord.Intent(now(), Action.DELETE, entry));
        ResourceKind.Deletion end = call(scope, () -> step.kind().delete(planned, scope));
        return switch (end) {
            case ResourceKind.Deletion.Gone _ -> forget(step);
            case ResourceKind.Deletion.Kept(String reason) -> new Outcome.Kept(reason);
        };
    }

    private Outcome forget(Step<?> step) {
        step.entry()
                .ifPresent(
                        entry ->
                                session.record(
                                        new JournalRecord.Forgotten(
                                                now(),
                                                step.address(),
                                                entry.identity(),
                                                entry.id().orElse(""))));
        return new Outcome.Done(step.action());
    }

    private <R extends Resource> R resolve(Step<R> step) {
        return Records.resolve(
                step.desired().orElseThrow(), source -> Optional.ofNullable(outputs.get(source)));
    }

    private <R extends Resource> Diff diff(Step<R> step, R desired, Live<R> live) {
        Map<String, String> wanted = ownership.tagsOf(step.address(), tags);
        return Diff.of(step.kind(), desired, live, Optional.empty())
                .withTags(live.tags(), wanted, step.entry().map(Entry::tags).orElse(Map.of()));
    }

    /** Whether the account still has what the plan was made for; what is observed may differ. */
    private <R extends Resource> boolean unchanged(Step<R> step, Live<R> planned, Live<R> now) {
        return Diff.of(step.kind(), planned.properties(), now, Optional.empty())
                .changes()
                .isEmpty();
    }

    private <R extends Resource> Entry entry(
            Step<R> step, R properties, String token, boolean ours, List<Entry> deposed) {
        return new Entry(
                step.address(),
                Entry.Status.INTENDED,
                step.kind().identity(properties),
                Optional.empty(),
                Optional.of(token),
                step.suffix(),
                ours,
                json.valueToTree(properties),
                tags,
                Map.of(),
                step.dependencies(),
                deposed);
    }

    /** The token of a creation whose answer was lost, so that it is not made a second time. */
    private static String token(Step<?> step) {
        return step.entry()
                .filter(entry -> entry.status() == Entry.Status.INTENDED)
                .flatMap(Entry::token)
                .orElseGet(() -> HexFormat.of().formatHex(random()));
    }

    private static byte[] random() {
        UUID uuid = UUID.randomUUID();
        return java.nio.ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    /** What has to be deleted once this step is done, with what it replaces itself. */
    private static List<Entry> deposed(Step<?> step) {
        List<Entry> all = new ArrayList<>();
        step.entry().ifPresent(entry -> all.addAll(entry.deposed()));
        if (step.action() == Action.REPLACE) {
            step.entry().ifPresent(entry -> all.add(entry.withDeposed(List.of())));
        }
        return all;
    }

    private StepScope scope(Step<?> step, Entry entry, Duration urgency) {
        Map<String, String> all = new TreeMap<>(ownership.tagsOf(step.address(), tags));
        all.put(OwnershipTags.RUN, runId);
        Set<String> deposed =
                entry.deposed().stream()
                        .flatMap(old -> old.id().stream())
                        .collect(Collectors.toSet());
        return new StepScope(
                run, step.address(), entry.id(), deposed, entry.token().orElse(""), all, urgency);
    }

    private static <T> T call(Scope scope, ScopedValue.CallableOp<T, RuntimeException> call) {
        return ScopedValue.where(Scope.CURRENT, scope).call(call);
    }

    private static void callVoid(Scope scope, Runnable call) {
        ScopedValue.where(Scope.CURRENT, scope).run(call);
    }

    private Instant now() {
        return run.time().now();
    }

    private static Failure appeared(Step<?> step, String why) {
        return Failure.of(
                "creating " + step.title(),
                "There is one already that is not ours: " + why + ".",
                "Choose another name in the stack, or remove it if nobody needs it.");
    }

    private static Failure movedOn(Step<?> step) {
        return Failure.of(
                "changing " + step.title(),
                "It was changed by somebody else since the plan was made.",
                "Plan again and look at what is different now.");
    }
}
