package dev.slipway.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the account and decides what has to be done with every resource of a stack. Changes
 * nothing.
 *
 * <p>What is remembered is looked up at once and all together, by its id; only what is not
 * remembered has to wait until the names it hangs on are known. So the plan of an unchanged stack
 * takes about as long as its slowest look-up.
 */
public final class Planner {
    private final String stack;
    private final Map<String, ResourceKind<?>> kinds;
    private final Time time;
    private final Diagnosis diagnosis;

    /**
     * @param kinds every kind that a state may remember
     */
    public Planner(
            String stack, List<? extends ResourceKind<?>> kinds, Time time, Diagnosis diagnosis) {
        this.stack = stack;
        this.kinds = new HashMap<>();
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
        this.time = time;
        this.diagnosis = diagnosis;
    }

    /**
     * @param tags the user's tags, which every resource carries
     * @param state what is remembered of the stack
     * @throws EngineException if the account cannot be read
     */
    public Plan plan(Verb verb, ResourceGraph graph, Map<String, String> tags, State state) {
        Map<Address, Subject<?>> subjects = subjects(graph, state);
        Decisions decisions = new Decisions(verb, new Ownership(stack), tags, subjects, time);
        Map<Task, Set<Task>> tasks = new LinkedHashMap<>();
        subjects.forEach(
                (address, subject) -> {
                    tasks.put(new Look(address), Set.of());
                    Set<Task> before = new LinkedHashSet<>();
                    before.add(new Look(address));
                    for (Address dependency : subject.dependencies()) {
                        if (subjects.containsKey(dependency)) {
                            before.add(new Decide(dependency));
                        }
                    }
                    tasks.put(new Decide(address), before);
                });
        List<Failure> failures = new ArrayList<>();
        walk(tasks, task -> perform(task, decisions, failures));
        if (!failures.isEmpty()) {
            throw new EngineException(failures.getFirst());
        }
        return decisions.plan(stack);
    }

    private sealed interface Task {
        Address address();
    }

    private record Look(Address address) implements Task {}

    private record Decide(Address address) implements Task {}

    private void walk(Map<Task, Set<Task>> tasks, java.util.function.Consumer<Task> perform) {
        try {
            new Walk<>(tasks, perform, time).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(
                    Failure.of("planning", "Planning was interrupted.", "Plan again."), e);
        }
    }

    /** After the first failure nothing more is asked: the plan is lost already. */
    private void perform(Task task, Decisions decisions, List<Failure> failures) {
        synchronized (failures) {
            if (!failures.isEmpty()) {
                return;
            }
        }
        try {
            switch (task) {
                case Look(var address) -> decisions.look(address);
                case Decide(var address) -> decisions.decide(address);
            }
        } catch (RuntimeException e) {
            Failure failure = diagnosis.of("reading " + task.address(), e);
            synchronized (failures) {
                failures.add(failure.at(task.address()));
            }
        }
    }

    private Map<Address, Subject<?>> subjects(ResourceGraph graph, State state) {
        Map<Address, Subject<?>> subjects = new LinkedHashMap<>();
        for (ResourceGraph.Node<?> node : graph.nodes()) {
            subjects.put(node.address(), Subject.wanted(node, state.entry(node.address())));
        }
        for (Entry entry : state.entries().values()) {
            if (!subjects.containsKey(entry.address())) {
                subjects.put(entry.address(), Subject.remembered(kindOf(entry), entry));
            }
        }
        return subjects;
    }

    private ResourceKind<?> kindOf(Entry entry) {
        return Optional.<ResourceKind<?>>ofNullable(kinds.get(entry.address().kind()))
                .orElseThrow(
                        () ->
                                new EngineException(
                                        Failure.of(
                                                "reading the state of " + stack,
                                                "It remembers "
                                                        + entry.address()
                                                        + ", a kind of resource that this Slipway"
                                                        + " does not know.",
                                                "Use the newer Slipway that wrote it.")));
    }
}
