package dev.slipway.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;

/**
 * An account of things with a name, a size, a colour and a reference, which can be made to fail at
 * any call.
 */
final class FakeAccount {

    /** What stands in the account. */
    record Item(String id, Thing thing, Map<String, String> tags) {}

    /**
     * @param size can be changed
     * @param shape cannot be changed
     * @param weight belongs to somebody else once it is there
     */
    record Thing(
            String name,
            int size,
            @Immutable String shape,
            @Observed int weight,
            Sensitive secret,
            List<Output<String>> uses)
            implements Resource {
        static Thing named(String name) {
            return new Thing(name, 1, "round", 100, Sensitive.unmanaged(), List.of());
        }

        Thing size(int other) {
            return new Thing(name, other, shape, weight, secret, uses);
        }

        Thing shape(String other) {
            return new Thing(name, size, other, weight, secret, uses);
        }

        Thing weight(int other) {
            return new Thing(name, size, shape, other, secret, uses);
        }

        Thing secret(String other) {
            return new Thing(name, size, shape, weight, Sensitive.of(other), uses);
        }

        Thing using(ResourceGraph.Node<?>... others) {
            List<Output<String>> outputs = new ArrayList<>();
            for (ResourceGraph.Node<?> other : others) {
                outputs.add(other.output("id"));
            }
            return new Thing(name, size, shape, weight, secret, outputs);
        }
    }

    final Map<String, Item> items = new ConcurrentSkipListMap<>();
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final Map<String, Duration> durations = new HashMap<>();
    final ThingKind kind = new ThingKind();

    /** Called with the verb and the name before and after every call; may throw. */
    volatile BiConsumer<String, String> before = (verb, name) -> {};

    volatile BiConsumer<String, String> after = (verb, name) -> {};
    volatile boolean tagsOnCreate = true;

    List<String> mutations() {
        return calls.stream().filter(call -> !call.startsWith("read")).toList();
    }

    Item named(String name) {
        return items.values().stream()
                .filter(item -> item.thing().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void put(String id, Thing thing, Map<String, String> tags) {
        items.put(id, new Item(id, thing, tags));
    }

    final class ThingKind implements ResourceKind<Thing> {
        private int ids;

        @Override
        public Class<Thing> type() {
            return Thing.class;
        }

        @Override
        public Group group() {
            return Group.COMPUTE;
        }

        @Override
        public String identity(Thing desired) {
            return desired.name();
        }

        @Override
        public boolean tagsOnCreate() {
            return tagsOnCreate;
        }

        @Override
        public Optional<Live<Thing>> read(Thing sought, Scope scope) {
            call("read", sought.name());
            return items.values().stream()
                    .filter(item -> !scope.deposed().contains(item.id()))
                    .filter(
                            item ->
                                    scope.id()
                                            .map(item.id()::equals)
                                            .orElse(item.thing().name().equals(sought.name())))
                    .findFirst()
                    .map(FakeAccount::live);
        }

        @Override
        public Live<Thing> create(Thing desired, Scope scope) {
            call("create", desired.name());
            if (items.values().stream().anyMatch(i -> i.thing().name().equals(desired.name()))) {
                throw new IllegalStateException("there are two of " + desired.name());
            }
            Item item = new Item(nextId(), desired, scope.tags());
            items.put(item.id(), item);
            after.accept("create", desired.name());
            return live(item);
        }

        private synchronized String nextId() {
            return "id-" + ++ids;
        }

        @Override
        public Live<Thing> update(Thing desired, Live<Thing> live, Changes changes, Scope scope) {
            call("update", desired.name());
            Item item = new Item(live.id(), desired, items.get(live.id()).tags());
            items.put(item.id(), item);
            after.accept("update", desired.name());
            return live(item);
        }

        @Override
        public void tag(Live<Thing> live, Map<String, String> set, Set<String> remove) {
            call("tag", live.properties().name());
            Item item = items.get(live.id());
            Map<String, String> tags = new TreeMap<>(item.tags());
            tags.putAll(set);
            tags.keySet().removeAll(remove);
            items.put(item.id(), new Item(item.id(), item.thing(), tags));
        }

        @Override
        public Deletion delete(Live<Thing> live, Scope scope) {
            call("delete", live.properties().name());
            String id = live.id();
            if (items.values().stream().anyMatch(i -> i.thing().uses().contains(Output.of(id)))) {
                throw new IllegalStateException(live.properties().name() + " is still in use");
            }
            items.remove(id);
            after.accept("delete", live.properties().name());
            return new Deletion.Gone();
        }

        @Override
        public Live<Thing> ready(Thing desired, Live<Thing> live, Scope scope) {
            Duration needed = durations.getOrDefault(desired.name(), Duration.ZERO);
            if (needed.isPositive()) {
                scope.waiting("warming up");
                scope.pause(needed);
            }
            after.accept("ready", desired.name());
            return live;
        }

        @Override
        public Thing renamed(Thing desired, String suffix) {
            return new Thing(
                    desired.name() + "-" + suffix,
                    desired.size(),
                    desired.shape(),
                    desired.weight(),
                    desired.secret(),
                    desired.uses());
        }

        private void call(String verb, String name) {
            calls.add(verb + " " + name);
            before.accept(verb, name);
        }
    }

    private static Live<Thing> live(Item item) {
        return Live.tagged(item.id(), item.thing(), Map.of("id", item.id()), item.tags());
    }
}
