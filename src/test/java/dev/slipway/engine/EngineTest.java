package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.FakeAccount.Thing;
import dev.slipway.sandbox.world.VirtualTime;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Plan, apply, change and destroy against an account in memory. */
class EngineTest {
    @TempDir Path folder;

    private final FakeAccount account = new FakeAccount();
    private final VirtualTime time = new VirtualTime();
    private final List<EngineEvent> events = new ArrayList<>();
    private Engine engine;

    @BeforeEach
    void openEngine() {
        engine = engine("poc");
    }

    private Engine engine(String stack) {
        return new Engine(
                stack,
                folder.resolve(stack),
                List.of(account.kind),
                time,
                (doing, thrown) -> Failure.of(doing, String.valueOf(thrown.getMessage()), "retry"));
    }

    private ResourceGraph graph(Thing... things) {
        ResourceGraph graph = new ResourceGraph();
        for (Thing thing : things) {
            graph.add(thing.name(), account.kind, thing);
        }
        return graph;
    }

    /** base ← middle ← top, and one that stands alone. */
    private ResourceGraph tower(Consumer<ResourceGraph> more) {
        ResourceGraph graph = new ResourceGraph();
        var base = graph.add("base", account.kind, Thing.named("base"));
        var middle = graph.add("middle", account.kind, Thing.named("middle").using(base));
        graph.add("top", account.kind, Thing.named("top").using(middle));
        graph.add("alone", account.kind, Thing.named("alone"));
        more.accept(graph);
        return graph;
    }

    private Summary apply(ResourceGraph graph) {
        return run(Verb.APPLY, graph, Map.of(), new StopSignal());
    }

    private Summary run(Verb verb, ResourceGraph graph, Map<String, String> tags, StopSignal stop) {
        try (Engine.Run run = engine.begin("jo")) {
            Plan plan = run.plan(verb, graph, tags);
            return run.execute(plan, tags, Options.careful(), stop, events::add);
        }
    }

    @Test
    void aPlanForSomeLeavesTheOthersAsTheyAre() {
        apply(graph(Thing.named("one"), Thing.named("two"), Thing.named("gone")));
        Plan plan =
                engine.plan(
                                Verb.APPLY,
                                graph(
                                        Thing.named("one").size(2),
                                        Thing.named("two").size(2),
                                        Thing.named("new")),
                                Map.of())
                        .only(address -> address.name().equals("one"));
        assertThat(plan.conflicts()).isEmpty();
        assertThat(plan.mutations())
                .singleElement()
                .satisfies(step -> assertThat(step.address().name()).isEqualTo("one"));
        Step<?> left = plan.steps().getLast();
        assertThat(left.address().name()).isEqualTo("two");
        assertThat(left.action()).isEqualTo(Action.NONE);
        assertThat(left.observed()).extracting(PropertyChange::path).containsExactly("size");
    }

    @Test
    void aPlanForSomeNeedsWhatTheyNeed() {
        Plan plan =
                engine.plan(Verb.APPLY, tower(_ -> {}), Map.of())
                        .only(address -> address.name().equals("top"));
        assertThat(plan.conflicts())
                .singleElement()
                .satisfies(
                        conflict ->
                                assertThat(conflict.remedy())
                                        .isEqualTo("Apply the whole stack first."));
    }

    /** One in 65,536 replacements would draw the digits that its predecessor has. */
    @Test
    void aReplacementNeverTakesTheNameOfWhatItReplaces() {
        apply(graph(Thing.named("base")));
        apply(graph(Thing.named("base").shape("square")));
        String predecessor = account.items.values().iterator().next().thing().name();
        Thing unlucky =
                IntStream.range(0, 2_000_000)
                        .mapToObj(size -> Thing.named("base").shape("oval").size(size))
                        .filter(thing -> predecessor.equals(next(thing, predecessor)))
                        .findFirst()
                        .orElseThrow();

        assertThat(apply(graph(unlucky)).failures()).isEmpty();

        assertThat(account.items.values())
                .extracting(item -> item.thing().shape())
                .containsExactly("oval");
    }

    /** What its first digits would make of a thing that stands under another name so far. */
    private static String next(Thing thing, String now) {
        Thing desired =
                new Thing(
                        now,
                        thing.size(),
                        thing.shape(),
                        thing.weight(),
                        thing.secret(),
                        thing.uses());
        return thing.name() + "-" + Keeping.suffixes(desired).findFirst().orElseThrow();
    }

    private Plan plan(ResourceGraph graph) {
        return engine.plan(Verb.APPLY, graph, Map.of());
    }

    private Action actionOf(Plan plan, String name) {
        return plan.steps().stream()
                .filter(step -> step.address().name().equals(name))
                .findFirst()
                .orElseThrow()
                .action();
    }

    @Test
    void createsInOrderAndFillsInReferences() {
        Summary summary = apply(tower(more -> {}));

        assertThat(summary.complete()).isTrue();
        assertThat(account.mutations())
                .containsSubsequence("create base", "create middle", "create top")
                .contains("create alone");
        String base = account.named("base").id();
        assertThat(account.named("middle").thing().uses()).containsExactly(Output.of(base));
        assertThat(account.named("base").tags())
                .containsEntry("slipway:stack", "poc")
                .containsEntry("slipway:address", "Thing.base")
                .containsEntry("slipway:run", summary.run());
    }

    @Test
    void secondApplyChangesNothing() {
        apply(tower(more -> {}));
        account.calls.clear();

        assertThat(plan(tower(more -> {})).isEmpty()).isTrue();
        assertThat(apply(tower(more -> {})).complete()).isTrue();
        assertThat(account.mutations()).isEmpty();
        assertThat(account.calls).hasSize(8); // one read a resource and plan
    }

    @Test
    void changesOnlyWhatWasEdited() {
        apply(graph(Thing.named("a"), Thing.named("b")));
        account.calls.clear();

        Plan plan = plan(graph(Thing.named("a").size(7), Thing.named("b")));
        assertThat(actionOf(plan, "a")).isEqualTo(Action.UPDATE);
        PropertyChange change = plan.steps().getFirst().changes().all().getFirst();
        assertThat(change.path()).isEqualTo("size");
        assertThat(change.reason()).isEqualTo(PropertyChange.Reason.EDITED);

        apply(graph(Thing.named("a").size(7), Thing.named("b")));
        assertThat(account.mutations()).containsExactly("update a");
    }

    @Test
    void showsDriftAndRevertsIt() {
        apply(graph(Thing.named("a")));
        FakeAccount.Item item = account.named("a");
        account.put(item.id(), item.thing().size(9), item.tags());

        PropertyChange change =
                plan(graph(Thing.named("a"))).steps().getFirst().changes().all().getFirst();
        assertThat(change.reason()).isEqualTo(PropertyChange.Reason.DRIFTED);

        apply(graph(Thing.named("a")));
        assertThat(account.named("a").thing().size()).isEqualTo(1);
    }

    @Test
    void tellsWhenBothSidesChangedAProperty() {
        apply(graph(Thing.named("a")));
        FakeAccount.Item item = account.named("a");
        account.put(item.id(), item.thing().size(9), item.tags());

        Step<?> step = plan(graph(Thing.named("a").size(5))).steps().getFirst();
        assertThat(step.changes().all().getFirst().reason()).isEqualTo(PropertyChange.Reason.BOTH);
    }

    @Test
    void leavesObservedPropertiesAlone() {
        apply(graph(Thing.named("a")));
        FakeAccount.Item item = account.named("a");
        account.put(item.id(), item.thing().weight(25), item.tags());

        Plan plan = plan(graph(Thing.named("a")));
        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.steps().getFirst().observed()).hasSize(1);
    }

    @Test
    void replacesBesideTheOldOneAndDeletesThatLast() {
        ResourceGraph before = new ResourceGraph();
        var base = before.add("base", account.kind, Thing.named("base"));
        before.add("top", account.kind, Thing.named("top").using(base));
        apply(before);
        String old = account.named("base").id();
        account.calls.clear();

        ResourceGraph after = new ResourceGraph();
        var square = after.add("base", account.kind, Thing.named("base").shape("square"));
        after.add("top", account.kind, Thing.named("top").using(square));
        assertThat(actionOf(plan(after), "base")).isEqualTo(Action.REPLACE);
        Summary summary = apply(after);

        assertThat(summary.failures()).isEmpty();
        assertThat(account.items).hasSize(2).doesNotContainKey(old);
        assertThat(account.mutations()).hasSize(3).startsWith("create base-" + suffix());
        assertThat(account.mutations()).endsWith("update top", "delete base");
        assertThat(plan(after).isEmpty()).isTrue();
        assertThat(engine.state().interrupted()).isFalse();
    }

    private String suffix() {
        String name =
                account.items.values().stream()
                        .map(item -> item.thing().name())
                        .filter(n -> n.startsWith("base-"))
                        .findFirst()
                        .orElseThrow();
        return name.substring("base-".length());
    }

    @Test
    void deletesWhatIsNoLongerDesiredAfterWhatUsedIt() {
        apply(tower(more -> {}));
        account.calls.clear();

        Summary summary = apply(graph(Thing.named("alone")));
        assertThat(summary.complete()).isTrue();
        assertThat(account.mutations())
                .containsExactly("delete top", "delete middle", "delete base");
    }

    @Test
    void destroyLeavesNothingOfOursAndAllOfTheirs() {
        account.put("theirs", Thing.named("theirs"), Map.of());
        apply(tower(more -> {}));
        run(Verb.DESTROY, tower(more -> {}), Map.of(), new StopSignal());

        assertThat(account.items).containsOnlyKeys("theirs");
        assertThat(engine.state().entries()).isEmpty();
    }

    @Test
    void destroyFindsEverythingAgainAfterTheStateWasLost() throws IOException {
        apply(tower(more -> {}));
        deleteState();

        run(Verb.DESTROY, tower(more -> {}), Map.of(), new StopSignal());
        assertThat(account.items).isEmpty();
    }

    @Test
    void adoptsEverythingAgainAfterTheStateWasLost() throws IOException {
        apply(tower(more -> {}));
        deleteState();
        account.calls.clear();

        assertThat(plan(tower(more -> {})).counts()).containsOnlyKeys(Action.ADOPT);
        apply(tower(more -> {}));
        assertThat(account.mutations()).isEmpty();
        assertThat(plan(tower(more -> {})).isEmpty()).isTrue();
    }

    private void deleteState() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("poc"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void refusesWhatIsNotOurs() {
        account.put("x", Thing.named("base"), Map.of());
        Plan plan = plan(tower(more -> {}));
        assertThat(plan.conflicts()).hasSize(1);
        assertThat(plan.conflicts().getFirst().cause()).contains("not ours");
        assertThatThrownBy(() -> apply(tower(more -> {}))).isInstanceOf(EngineException.class);
        assertThat(account.mutations()).isEmpty();

        account.put(
                "x",
                Thing.named("base"),
                Map.of("slipway:stack", "other", "slipway:address", "Thing.base"));
        assertThat(plan(tower(more -> {})).conflicts().getFirst().cause()).contains("other");
    }

    /** A creation whose answer was lost, and that got no further than the untagged thing. */
    private Plan planAfterAnUntaggedCreation(boolean tagsOnCreate) {
        account.tagsOnCreate = tagsOnCreate;
        account.before =
                (verb, name) -> {
                    if (verb.equals("create")) {
                        account.put("new", Thing.named(name), Map.of());
                        throw new IllegalStateException("reset");
                    }
                };
        apply(graph(Thing.named("a")));
        account.before = (verb, name) -> {};
        return plan(graph(Thing.named("a")));
    }

    @Test
    void anUntaggedThingIsOursIfItsCreationCouldNotTagIt() {
        assertThat(planAfterAnUntaggedCreation(false).conflicts()).isEmpty();
        apply(graph(Thing.named("a")));
        assertThat(account.named("a").tags())
                .containsEntry("slipway:stack", "poc")
                .containsKey("slipway:run");
        assertThat(account.items).hasSize(1);
    }

    @Test
    void anUntaggedThingIsSomebodyElsesIfItsCreationWouldHaveTaggedIt() {
        assertThat(planAfterAnUntaggedCreation(true).conflicts()).hasSize(1);
    }

    @Test
    void neverDeletesWhatSomebodyElsePutInItsPlace() {
        apply(graph(Thing.named("a")));
        String id = account.named("a").id();
        account.put(id, Thing.named("a"), Map.of("slipway:stack", "other"));

        Plan plan = engine.plan(Verb.DESTROY, graph(), Map.of());
        assertThat(actionOf(plan, "a")).isEqualTo(Action.FORGET);
        run(Verb.DESTROY, graph(), Map.of(), new StopSignal());
        assertThat(account.items).containsKey(id);
    }

    @Test
    void skipsWhatHangsOnAFailureAndGoesOnWithTheRest() {
        account.before =
                (verb, name) -> {
                    if (verb.equals("create") && name.equals("middle")) {
                        throw new IllegalStateException("no room");
                    }
                };
        Summary summary = apply(tower(more -> {}));

        assertThat(summary.complete()).isFalse();
        assertThat(summary.failures()).hasSize(1);
        assertThat(summary.failures().getFirst().cause()).isEqualTo("no room");
        assertThat(summary.outcomes().get("Thing.top"))
                .isEqualTo(new Outcome.Skipped("thing middle failed"));
        assertThat(summary.outcomes().get("Thing.alone").succeeded()).isTrue();

        account.before = (verb, name) -> {};
        assertThat(apply(tower(more -> {})).complete()).isTrue();
        assertThat(account.items).hasSize(4);
    }

    @Test
    void undoesWhatARunCreatedAndNothingElse() {
        apply(graph(Thing.named("alone")));
        account.before =
                (verb, name) -> {
                    if (verb.equals("create") && name.equals("top")) {
                        throw new IllegalStateException("no room");
                    }
                };
        String failed = apply(tower(more -> {})).run();
        assertThat(engine.history().unfinished()).contains(Verb.APPLY);
        assertThat(engine.history().created(Set.of(failed)))
                .extracting(Address::name)
                .containsExactlyInAnyOrder("base", "middle", "top");
        account.before = (verb, name) -> {};

        undo(failed);
        assertThat(account.items.values())
                .extracting(item -> item.thing().name())
                .containsExactly("alone");
        assertThat(engine.history().unfinished()).isEmpty();
    }

    @Test
    void undoLeavesWhatIsNeededBySomethingThatStays() {
        apply(graph(Thing.named("a")));
        ResourceGraph graph = new ResourceGraph();
        var base = graph.add("base", account.kind, Thing.named("base"));
        graph.add("other", account.kind, Thing.named("other"));
        graph.add("a", account.kind, Thing.named("a").using(base));
        String run = apply(graph).run();

        undo(run);
        assertThat(account.items.values())
                .extracting(item -> item.thing().name())
                .containsExactlyInAnyOrder("a", "base");
    }

    private void undo(String earlier) {
        try (Engine.Run run = engine.begin("jo")) {
            Plan plan = run.undo(Set.of(earlier), Map.of());
            assertThat(plan.verb()).isEqualTo(Verb.DESTROY);
            Summary summary =
                    run.execute(plan, Map.of(), Options.careful(), new StopSignal(), events::add);
            assertThat(summary.complete()).isTrue();
        }
    }

    @Test
    void remembersHowLongStepsTook() {
        account.durations.put("alone", Duration.ofSeconds(40));
        Plan before = plan(graph(Thing.named("alone")));
        apply(graph(Thing.named("alone")));
        assertThat(engine.history().durations().of(before.steps().getFirst(), engine.time()))
                .isBetween(Duration.ofSeconds(40), Duration.ofSeconds(60));
    }

    @Test
    void aPlanIsTheSameAsAnotherIfItDoesTheSame() {
        Plan read = plan(graph(Thing.named("a")));
        assertThat(plan(graph(Thing.named("a"))).doesTheSameAs(read)).isTrue();
        assertThat(plan(graph(Thing.named("a").size(9))).doesTheSameAs(read)).isFalse();
        assertThat(plan(tower(more -> {})).doesTheSameAs(read)).isFalse();
    }

    @Test
    void readsOfTheAccountThatFailEndThePlan() {
        account.before =
                (verb, name) -> {
                    throw new IllegalStateException("no network");
                };
        assertThatThrownBy(() -> plan(graph(Thing.named("a"))))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.failure().cause()).isEqualTo("no network"));
    }

    @Test
    void stopsABranchThatSomebodyChangedAfterThePlan() {
        apply(graph(Thing.named("a")));
        try (Engine.Run run = engine.begin("jo")) {
            ResourceGraph graph = graph(Thing.named("a").size(2));
            Plan plan = run.plan(Verb.APPLY, graph, Map.of());
            FakeAccount.Item item = account.named("a");
            account.put(item.id(), item.thing().size(99), item.tags());
            Summary summary =
                    run.execute(plan, Map.of(), Options.careful(), new StopSignal(), events::add);
            assertThat(summary.failures().getFirst().cause()).contains("somebody else");
        }
        assertThat(account.named("a").thing().size()).isEqualTo(99);
    }

    @Test
    void waitingHoldsNothingUp() {
        ResourceGraph graph = new ResourceGraph();
        for (int i = 0; i < 50; i++) {
            graph.add("t" + i, account.kind, Thing.named("t" + i));
            account.durations.put("t" + i, Duration.ofMinutes(3));
        }
        assertThat(apply(graph).elapsed()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void firstStopFinishesWhatIsUnderWayAndTheNextRunGoesOn() {
        StopSignal stop = new StopSignal();
        account.durations.put("base", Duration.ofMinutes(1));
        account.after = (verb, name) -> ifCreated(verb, name, "base", stop::request);
        Summary first = run(Verb.APPLY, tower(more -> {}), Map.of(), stop);

        assertThat(first.outcomes().get("Thing.base").succeeded()).isTrue();
        assertThat(first.outcomes().get("Thing.top"))
                .isEqualTo(new Outcome.Skipped("the run was stopped"));
        account.after = (verb, name) -> {};
        assertThat(apply(tower(more -> {})).complete()).isTrue();
        assertThat(account.items).hasSize(4);
    }

    @Test
    void secondStopEndsTheWaitingAndTheNextRunWaitsOn() {
        StopSignal stop = new StopSignal();
        account.durations.put("base", Duration.ofMinutes(1));
        account.after =
                (verb, name) ->
                        ifCreated(
                                verb,
                                name,
                                "base",
                                () -> {
                                    stop.request();
                                    stop.request();
                                });
        Summary first = run(Verb.APPLY, tower(more -> {}), Map.of(), stop);
        assertThat(first.outcomes().get("Thing.base")).isInstanceOf(Outcome.Skipped.class);
        assertThat(first.failures()).isEmpty();
        assertThat(first.complete()).isFalse();
        assertThat(events).hasAtLeastOneElementOfType(EngineEvent.RunStopping.class);

        account.after = (verb, name) -> {};
        assertThat(actionOf(plan(tower(more -> {})), "base")).isEqualTo(Action.RESUME);
        assertThat(apply(tower(more -> {})).complete()).isTrue();
        assertThat(account.mutations()).filteredOn("create base"::equals).hasSize(1);
    }

    private static void ifCreated(String verb, String name, String wanted, Runnable then) {
        if (verb.equals("create") && name.equals(wanted)) {
            then.run();
        }
    }

    @Test
    void tagsFollowTheStackAndForeignTagsStay() {
        run(Verb.APPLY, graph(Thing.named("a")), Map.of("team", "x"), new StopSignal());
        FakeAccount.Item item = account.named("a");
        Map<String, String> more = new java.util.TreeMap<>(item.tags());
        more.put("cost-centre", "42");
        account.put(item.id(), item.thing(), more);

        run(Verb.APPLY, graph(Thing.named("a")), Map.of("owner", "y"), new StopSignal());
        assertThat(account.named("a").tags())
                .containsEntry("owner", "y")
                .containsEntry("cost-centre", "42")
                .doesNotContainKey("team");
    }

    @Test
    void secretsAreComparedButNeverWritten() throws IOException {
        apply(graph(Thing.named("a").secret("hunter2-first")));
        assertThat(plan(graph(Thing.named("a").secret("hunter2-first"))).isEmpty()).isTrue();
        assertThat(plan(graph(Thing.named("a"))).isEmpty()).isTrue();

        Plan changed = plan(graph(Thing.named("a").secret("hunter2-second")));
        assertThat(changed.steps().getFirst().changes().touch("secret")).isTrue();
        apply(graph(Thing.named("a").secret("hunter2-second")));

        String written = changed + events.toString() + Json.mapper().writeValueAsString(events);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                written += Files.readString(file);
            }
        }
        assertThat(written).contains("\"secret\":\"(secret)\"").doesNotContain("hunter2");
    }

    @Test
    void twoRunsAtOnceAreRefused() {
        try (Engine.Run first = engine.begin("jo")) {
            assertThat(first.resumes()).isFalse();
            assertThatThrownBy(() -> engine.begin("jo"))
                    .isInstanceOfSatisfying(
                            EngineException.class,
                            e -> assertThat(e.failure().cause()).contains("Another Slipway"));
        }
        engine.begin("jo").close();
    }

    @Test
    void eventsTellTheWholeStory() {
        account.durations.put("base", Duration.ofMinutes(1));
        apply(tower(more -> {}));
        assertThat(events.getFirst()).isInstanceOf(EngineEvent.RunStarted.class);
        assertThat(events.getLast()).isInstanceOf(EngineEvent.RunEnded.class);
        assertThat(events)
                .filteredOn(EngineEvent.StepWaiting.class::isInstance)
                .extracting(event -> ((EngineEvent.StepWaiting) event).reason())
                .containsExactly("warming up");
        assertThat(events).filteredOn(EngineEvent.StepEnded.class::isInstance).hasSize(4);
    }
}
