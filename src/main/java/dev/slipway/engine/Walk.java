package dev.slipway.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Runs a task for every node of a graph, each on a thread of its own that is started the moment the
 * last of its predecessors has finished.
 *
 * <p>There is no pool: a task that waits takes nothing from the others. Successors are started by
 * the thread that frees them, so that at every instant before the end at least one task is running
 * or sleeping, which is what lets rehearsed time skip ahead.
 */
final class Walk<N> {
    private final Map<N, Integer> open = new HashMap<>();
    private final Map<N, List<N>> successors = new HashMap<>();
    private final Consumer<N> task;
    private final Time time;
    private final CountDownLatch left;
    private final Crowd crowd = new Crowd();
    private final AtomicReference<Throwable> broken = new AtomicReference<>();

    /**
     * @param predecessors every node, with the nodes that must finish before it
     * @param task what to do for a node; expected to deal with its own failures
     * @throws IllegalArgumentException if a predecessor is not a node, or there is a circle
     */
    Walk(Map<N, Set<N>> predecessors, Consumer<N> task, Time time) {
        this.task = task;
        this.time = time;
        this.left = new CountDownLatch(predecessors.size());
        predecessors.forEach(
                (node, before) -> {
                    open.put(node, before.size());
                    for (N earlier : before) {
                        if (!predecessors.containsKey(earlier)) {
                            throw new IllegalArgumentException(node + " waits for " + earlier);
                        }
                        successors.computeIfAbsent(earlier, any -> new ArrayList<>()).add(node);
                    }
                });
        refuseCircles();
    }

    private void refuseCircles() {
        Map<N, Integer> waiting = new HashMap<>(open);
        List<N> free = new ArrayList<>();
        waiting.forEach((node, count) -> addIf(count == 0, free, node));
        for (int i = 0; i < free.size(); i++) {
            for (N next : successors.getOrDefault(free.get(i), List.of())) {
                addIf(waiting.merge(next, -1, Integer::sum) == 0, free, next);
            }
        }
        if (free.size() < open.size()) {
            waiting.keySet().removeAll(free);
            throw new IllegalArgumentException("a circle among " + waiting.keySet());
        }
    }

    private static <N> void addIf(boolean wanted, List<N> list, N node) {
        if (wanted) {
            list.add(node);
        }
    }

    /** Returns when every task has ended. */
    void run() throws InterruptedException {
        List<N> roots = new ArrayList<>();
        open.forEach((node, count) -> addIf(count == 0, roots, node));
        if (!roots.isEmpty()) {
            time.start(() -> roots.forEach(this::start));
        }
        left.await();
        if (broken.get() != null) {
            throw new IllegalStateException("a task of the walk failed", broken.get());
        }
    }

    private void start(N node) {
        crowd.expect();
        time.start(
                () ->
                        crowd.run(
                                () -> {
                                    try {
                                        task.accept(node);
                                    } catch (RuntimeException | Error e) {
                                        broken.compareAndSet(null, e);
                                    } finally {
                                        finish(node);
                                    }
                                }));
    }

    private void finish(N node) {
        List<N> freed = new ArrayList<>();
        synchronized (open) {
            for (N next : successors.getOrDefault(node, List.of())) {
                addIf(open.merge(next, -1, Integer::sum) == 0, freed, next);
            }
        }
        freed.forEach(this::start);
        left.countDown();
    }
}
