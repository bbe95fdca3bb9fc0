package dev.slipway.crash;

import dev.slipway.engine.Verb;
import dev.slipway.stack.Stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Tries many cases on a few threads and counts. */
final class Trials {
    /** One more than can run: whoever waits for virtual time leaves a processor idle. */
    private static final int THREADS = Runtime.getRuntime().availableProcessors() + 1;

    /** Where a mishap was once not mended. */
    private static final Set<String> LEARNT =
            Set.of("RegisterTaskDefinition", "CreateHttpNamespace", "PutBucketTagging");

    private final Path folder;
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger survived = new AtomicInteger();
    private final AtomicInteger missed = new AtomicInteger();
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

    private record Trial(Scenario scenario, Doom.Case doomed) {}

    Trials(Path folder) {
        this.folder = folder;
    }

    /** What went wrong, a text for each case. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** How many cases happened and were mended. */
    int survived() {
        return survived.get();
    }

    /** How many cases were planned for a call that the run did not come to this time. */
    int missed() {
        return missed.get();
    }

    /** Apply, an update with a replacement, and destroy of the seed's stack. */
    List<Scenario> scenarios() throws IOException {
        Stack seed = Stacks.seed();
        Stack edited = Stacks.edited();
        try (Hands hands = new Hands()) {
            Scenario apply =
                    Scenario.of("apply", hands, folder, Optional.empty(), Verb.APPLY, seed);
            Scenario update =
                    Scenario.of("update", hands, folder, Optional.of(seed), Verb.APPLY, edited);
            Scenario destroy =
                    Scenario.of("destroy", hands, folder, Optional.of(seed), Verb.DESTROY, seed);
            return List.of(apply, update, destroy, apply.undone(), update.undone());
        }
    }

    /**
     * Tries the cases of all scenarios.
     *
     * @param oneIn 1 for all cases, 2 for every other one
     */
    void run(List<Scenario> scenarios, int oneIn) throws InterruptedException {
        Queue<Trial> open = new ConcurrentLinkedQueue<>();
        for (Scenario scenario : scenarios) {
            List<Doom.Case> cases = scenario.cases();
            for (int i = 0; i < cases.size(); i++) {
                if (i % oneIn == 0 || LEARNT.contains(cases.get(i).site().operation())) {
                    open.add(new Trial(scenario, cases.get(i)));
                }
            }
        }
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().start(() -> work(open)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void work(Queue<Trial> open) {
        try (Hands hands = new Hands()) {
            for (Trial trial = open.poll(); trial != null; trial = open.poll()) {
                attempt(trial, hands);
            }
        }
    }

    private void attempt(Trial trial, Hands hands) {
        Path own = folder.resolve("case-" + numbers.incrementAndGet());
        try {
            (trial.scenario().survives(trial.doomed(), hands, own) ? survived : missed)
                    .incrementAndGet();
        } catch (AssertionError | RuntimeException e) {
            failures.add(trial.scenario().name() + ": " + trial.doomed() + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
