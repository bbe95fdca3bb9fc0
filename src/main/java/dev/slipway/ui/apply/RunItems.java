package dev.slipway.ui.apply;

import dev.slipway.engine.Action;
import dev.slipway.engine.Address;
import dev.slipway.engine.Group;
import dev.slipway.engine.Plan;
import dev.slipway.engine.Step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The resources of a run: each with what it waits for, and under its heading. */
final class RunItems {
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<Address, List<Item>> byAddress = new HashMap<>();
    private final List<Line.Section> sections = new ArrayList<>();

    /** How many of the resources with which something is done are over. */
    record Progress(long over, long total, long running) {}

    /**
     * @param expected how long a step probably takes
     */
    RunItems(Plan plan, Function<Step<?>, Duration> expected) {
        Map<Group, List<Item>> groups = new EnumMap<>(Group.class);
        for (Step<?> step : plan.steps()) {
            Item item = new Item(step, expected.apply(step));
            items.put(step.key(), item);
            byAddress.computeIfAbsent(step.address(), _ -> new ArrayList<>()).add(item);
            groups.computeIfAbsent(step.kind().group(), _ -> new ArrayList<>()).add(item);
        }
        groups.forEach((group, own) -> sections.add(new Line.Section(group, own)));
        join(plan);
    }

    private void join(Plan plan) {
        Map<Item, List<Item>> after = new HashMap<>();
        Map<Item, List<Item>> before = new HashMap<>();
        plan.order()
                .forEach(
                        (key, keys) ->
                                keys.forEach(
                                        earlier -> {
                                            Item one = items.get(earlier);
                                            Item two = items.get(key);
                                            after.computeIfAbsent(one, _ -> new ArrayList<>())
                                                    .add(two);
                                            before.computeIfAbsent(two, _ -> new ArrayList<>())
                                                    .add(one);
                                        }));
        all().forEach(
                        item ->
                                item.join(
                                        before.getOrDefault(item, List.of()),
                                        after.getOrDefault(item, List.of())));
    }

    Collection<Item> all() {
        return items.values();
    }

    List<Line.Section> sections() {
        return sections;
    }

    /** What a step is about that has not ended yet. */
    Optional<Item> find(Address address, Action action) {
        return byAddress.getOrDefault(address, List.of()).stream()
                .filter(item -> item.step().action() == action && !item.state().get().isOver())
                .findFirst();
    }

    Optional<Item> running(Address address) {
        return byAddress.getOrDefault(address, List.of()).stream()
                .filter(item -> item.state().get() == Item.State.RUNNING)
                .findFirst();
    }

    Progress progress() {
        List<Item> busy =
                all().stream().filter(item -> item.step().action() != Action.NONE).toList();
        return new Progress(
                busy.stream().filter(item -> item.state().get().isOver()).count(),
                busy.size(),
                busy.stream().filter(item -> item.state().get() == Item.State.RUNNING).count());
    }
}
