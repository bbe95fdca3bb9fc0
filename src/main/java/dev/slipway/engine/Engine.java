package dev.slipway.engine;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * The engine for one stack in one account.
 *
 * @param stack the stack's name, which marks everything it owns
 * @param folder where its state lives
 * @param kinds every kind of resource that a state may remember
 */
public record Engine(
        String stack,
        Path folder,
        List<? extends ResourceKind<?>> kinds,
        Time time,
        Diagnosis diagnosis) {

    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /** What is remembered of the stack. */
    public State state() {
        return new StateStore(folder, stack).read();
    }

    /** What the runs on this stack tell. */
    public History history() {
        return History.of(new StateStore(folder, stack));
    }

    /** The runs on this stack, oldest first. */
    public List<PastRun> past() {
        return history().past(this::words);
    }

    /** The kind in words and the name of what is remembered: "load balancer poc-alb". */
    public String title(Entry entry) {
        return words(entry.address().kind()) + " " + entry.label();
    }

    private String words(String kind) {
        return kinds.stream()
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .map(ResourceKind::words)
                .orElse(kind);
    }

    /**
     * Compares what is desired with the account and changes nothing.
     *
     * @param tags the user's tags, which every resource carries
     * @throws EngineException if the state or the account cannot be read
     */
    public Plan plan(Verb verb, ResourceGraph graph, Map<String, String> tags) {
        return plan(verb, graph, tags, state());
    }

    private Plan plan(Verb verb, ResourceGraph graph, Map<String, String> tags, State state) {
        return new Planner(stack, kinds, time, diagnosis).plan(verb, graph, tags, state);
    }

    /**
     * Takes the stack, so that no other run can change it until the result is closed.
     *
     * @param by who does it, as the account calls them
     * @throws EngineException if another run has it, or its state cannot be read or written
     */
    public Run begin(String by) {
        String id =
                RUN_ID.format(time.now())
                        + "-%04x".formatted(ThreadLocalRandom.current().nextInt(0x10000));
        return new Run(id, by, new StateStore(folder, stack).begin(id));
    }

    /** A run that has taken the stack: plan in it, have the plan approved, carry it out. */
    public final class Run implements AutoCloseable {
        private final String id;
        private final String by;
        private final StateStore.Session session;
        private Set<String> undone = Set.of();

        private Run(String id, String by, StateStore.Session session) {
            this.id = id;
            this.by = by;
            this.session = session;
        }

        /** The run's id, which is also a tag of all that it creates. */
        public String id() {
            return id;
        }

        /** Whether an earlier run left something unfinished. */
        public boolean resumes() {
            return session.state().interrupted();
        }

        public Plan plan(Verb verb, ResourceGraph graph, Map<String, String> tags) {
            return Engine.this.plan(verb, graph, tags, session.state());
        }

        /**
         * A plan that deletes what earlier runs created and nothing else. What is needed by
         * something that stays, stays too.
         *
         * @param runs their ids
         */
        public Plan undo(Set<String> runs, Map<String, String> tags) {
            undone = Set.copyOf(runs);
            State all = session.state();
            SortedMap<Address, Entry> going = new TreeMap<>(all.entries());
            going.keySet().retainAll(history().created(runs));
            boolean changed = true;
            while (changed) {
                Set<Address> needed = new HashSet<>();
                all.entries().values().stream()
                        .filter(entry -> !going.containsKey(entry.address()))
                        .forEach(entry -> needed.addAll(entry.dependencies()));
                changed = going.keySet().removeAll(needed);
            }
            return Engine.this.plan(
                    Verb.DESTROY,
                    new ResourceGraph(),
                    tags,
                    new State(all.version(), all.stack(), going));
        }

        /**
         * Carries out a plan of this run.
         *
         * @param listener told of everything that happens, one event at a time
         */
        public Summary execute(
                Plan plan,
                Map<String, String> tags,
                Options options,
                StopSignal stop,
                Consumer<EngineEvent> listener) {
            JournalRecord.Began began =
                    new JournalRecord.Began(
                            time.now(), id, plan.verb(), plan.stack(), Optional.of(by), undone);
            return new Executor(time, diagnosis, listener)
                    .run(began, plan, tags, session, options, stop);
        }

        @Override
        public void close() {
            session.close();
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "run %s of %s", id, stack);
        }
    }
}
