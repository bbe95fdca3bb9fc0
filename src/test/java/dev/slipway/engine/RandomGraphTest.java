package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.crash.Memory;
import dev.slipway.engine.FakeAccount.Thing;
import dev.slipway.sandbox.world.VirtualTime;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Random graphs that change at random in an account that fails at random: they converge. */
class RandomGraphTest {
    private static final int FEW = 40;
    private static final int MANY = Integer.getInteger("slipway.graphs", 10_000);

    @TempDir(factory = Memory.class)
    Path folder;

    @Test
    void someConverge() {
        converge(FEW);
    }

    @Test
    @Tag("crash")
    void manyConverge() {
        converge(MANY);
        System.out.printf("random graphs: %d converged%n", MANY);
    }

    /** With more threads than processors: whoever waits for virtual time leaves one idle. */
    private void converge(int seeds) {
        try (ForkJoinPool pool = new ForkJoinPool(Runtime.getRuntime().availableProcessors() + 2)) {
            pool.submit(() -> IntStream.range(0, seeds).parallel().forEach(this::convergeOne))
                    .join();
        }
    }

    private void convergeOne(int seed) {
        Path own = folder.resolve("seed-" + seed);
        try {
            converges(seed, own);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
        Memory.delete(own);
    }

    private static void converges(int seed, Path folder) {
        Random random = new Random(seed);
        FakeAccount account = new FakeAccount();
        Engine engine =
                new Engine(
                        "poc",
                        folder,
                        List.of(account.kind),
                        new VirtualTime(),
                        (doing, thrown) -> Failure.of(doing, String.valueOf(thrown), ""));
        for (int round = 0; round < 3; round++) {
            ResourceGraph graph = graph(random, account);
            applyUntilDone(engine, account, graph, random.nextLong());
            assertThat(account.items).hasSize(graph.nodes().size());
            account.calls.clear();
            runsWithoutAPlan(engine, graph);
            assertThat(account.mutations()).isEmpty();
        }
        run(engine, Verb.DESTROY, new ResourceGraph());
        assertThat(account.items).isEmpty();
        assertThat(engine.state().entries()).isEmpty();
    }

    /** Every fifth call fails, before or after the account acted, until the patience is over. */
    private static void applyUntilDone(
            Engine engine, FakeAccount account, ResourceGraph graph, long seed) {
        AtomicLong calls = new AtomicLong();
        account.before = (verb, name) -> fail(verb, calls, seed, 10);
        account.after = (verb, name) -> fail(verb, calls, seed, 10);
        boolean complete = false;
        for (int attempt = 0; attempt < 3 && !complete; attempt++) {
            complete = run(engine, Verb.APPLY, graph).complete();
        }
        account.before = (verb, name) -> {};
        account.after = (verb, name) -> {};
        Summary last = run(engine, Verb.APPLY, graph);
        assertThat(last.failures()).isEmpty();
    }

    private static void fail(String verb, AtomicLong calls, long seed, int oneIn) {
        boolean unlucky = new Random(seed + calls.incrementAndGet()).nextInt(oneIn) == 0;
        if (unlucky && !verb.equals("read")) {
            throw new IllegalStateException("bad luck");
        }
    }

    private static Summary run(Engine engine, Verb verb, ResourceGraph graph) {
        try (Engine.Run run = engine.begin("jo")) {
            Plan plan = run.plan(verb, graph, Map.of());
            return run.execute(plan, Map.of(), Options.careful(), new StopSignal(), event -> {});
        }
    }

    private static void runsWithoutAPlan(Engine engine, ResourceGraph graph) {
        try (Engine.Run run = engine.begin("jo")) {
            Plan plan = run.plan(Verb.APPLY, graph, Map.of());
            assertThat(plan.isEmpty()).isTrue();
            run.execute(plan, Map.of(), Options.careful(), new StopSignal(), event -> {});
        }
    }

    private static ResourceGraph graph(Random random, FakeAccount account) {
        ResourceGraph graph = new ResourceGraph();
        List<ResourceGraph.Node<?>> nodes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            if (random.nextInt(4) == 0) {
                continue;
            }
            List<ResourceGraph.Node<?>> uses =
                    nodes.stream().filter(any -> random.nextInt(3) == 0).toList();
            Thing thing =
                    Thing.named("t" + i)
                            .size(random.nextInt(3))
                            .shape(random.nextInt(3) == 0 ? "square" : "round")
                            .using(uses.toArray(ResourceGraph.Node<?>[]::new));
            nodes.add(graph.add("t" + i, account.kind, thing));
        }
        return graph;
    }
}
