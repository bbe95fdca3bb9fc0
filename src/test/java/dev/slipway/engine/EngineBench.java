package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;

import dev.slipway.blueprint.SeedGraph;
import dev.slipway.engine.FakeAccount.Thing;
import dev.slipway.sandbox.world.VirtualTime;
import dev.slipway.stack.Stack;
import dev.slipway.stack.Stacks;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/** How near a run comes to its longest chain, and what planning a large graph costs. */
@Tag("bench")
class EngineBench {
    /** What a call of AWS takes. */
    private static final Duration CALL = Duration.ofMillis(300);

    /** How long kinds usually take to be ready on AWS, once created. */
    private static final Map<String, Duration> READY =
            Map.of(
                    "LoadBalancer", Duration.ofSeconds(150),
                    "EcsService", Duration.ofSeconds(120),
                    "CertificateValidation", Duration.ofSeconds(90),
                    "DnsRecord", Duration.ofSeconds(35),
                    "DeliveryStream", Duration.ofSeconds(25),
                    "Role", Duration.ofSeconds(10),
                    "HttpNamespace", Duration.ofSeconds(5),
                    "Cluster", Duration.ofSeconds(5));

    private static final int RUNS = 21;
    private static final int SLOTS = 10;
    private static final int LARGE = 2_000;

    @TempDir Path folder;
    private int engines;

    private record Node(String name, Set<String> needs, Duration call, Duration ready) {
        /** A look whether it is there already, its creation, and the wait. */
        Duration takes() {
            return call.multipliedBy(2).plus(ready);
        }
    }

    @Test
    void theWallTimeIsTheLongestChain() {
        Map<String, Node> seed = seed(Stacks.sample());
        double critical = seconds(critical(seed));
        run(instant(seed), Time.real());
        double own = seconds(run(instant(seed), Time.real()));
        double waits = seconds(averageOf(RUNS, seed));
        double ratio = (waits + own) / critical;

        bench("engine.seed.resources", seed.size(), "resources");
        bench("engine.seed.critical_path", critical, "s");
        bench("engine.seed.own_time", own, "s");
        bench("engine.seed.wall", waits + own, "s");
        bench("engine.seed.wall_over_critical_path", ratio, "x");
        bench("engine.seed.ten_slots_over_critical_path", seconds(slots(seed)) / critical, "x");
        assertThat(ratio).isBetween(1.0, 1.1);
    }

    /** The looks at what is waited for come at random moments, so one run says little. */
    private Duration averageOf(int runs, Map<String, Node> nodes) {
        Duration sum = Duration.ZERO;
        for (int i = 0; i < runs; i++) {
            sum = sum.plus(run(nodes, new VirtualTime()));
        }
        return sum.dividedBy(runs);
    }

    /** The same graph when AWS takes no time at all. */
    private static Map<String, Node> instant(Map<String, Node> nodes) {
        Map<String, Node> instant = new LinkedHashMap<>();
        nodes.forEach(
                (name, node) ->
                        instant.put(
                                name, new Node(name, node.needs(), Duration.ZERO, Duration.ZERO)));
        return instant;
    }

    @Test
    void planningALargeGraph() {
        double first = planCpu(LARGE);
        double large = median(LARGE);
        double small = median(LARGE / 4);

        bench("engine.plan_2000.cpu_in_a_new_process", first, "s");
        bench("engine.plan_2000.cpu", large, "s");
        bench("engine.plan_2000.cpu_over_plan_500", large / small, "x");
        assertThat(large / small).as("grows like the square or faster").isLessThan(16);
    }

    private double median(int size) {
        return DoubleStream.generate(() -> planCpu(size))
                .limit(RUNS)
                .sorted()
                .skip(RUNS / 2)
                .findFirst()
                .orElseThrow();
    }

    private Duration run(Map<String, Node> nodes, Time time) {
        FakeAccount account = new FakeAccount();
        account.before = (verb, name) -> Scope.CURRENT.get().pause(nodes.get(name).call());
        account.after =
                (verb, name) -> {
                    if (verb.equals("ready")) {
                        await(nodes.get(name).ready());
                    }
                };
        ResourceGraph graph = new ResourceGraph();
        Map<String, ResourceGraph.Node<Thing>> added = new HashMap<>();
        nodes.values()
                .forEach(
                        node ->
                                added.put(
                                        node.name(),
                                        graph.add(
                                                node.name(),
                                                account.kind,
                                                Thing.named(node.name())
                                                        .using(
                                                                node.needs().stream()
                                                                        .map(added::get)
                                                                        .toArray(
                                                                                ResourceGraph.Node[]
                                                                                        ::new)))));
        Engine engine = engine(account, time);
        try (Engine.Run run = engine.begin("jo")) {
            Plan plan = run.plan(Verb.APPLY, graph, Map.of());
            Summary summary =
                    run.execute(plan, Map.of(), Options.careful(), new StopSignal(), event -> {});
            assertThat(summary.complete()).isTrue();
            return summary.elapsed();
        }
    }

    /** Looks again and again, as the kinds do. */
    private static void await(Duration needed) {
        if (needed.isZero()) {
            return;
        }
        StepScope scope = (StepScope) Scope.CURRENT.get();
        Time time = scope.run().time();
        var due = time.now().plus(needed);
        scope.await(
                "it",
                needed.multipliedBy(3),
                () ->
                        time.now().isBefore(due)
                                ? Scope.Poll.waiting("warming up")
                                : Scope.Poll.done(true));
    }

    private double planCpu(int size) {
        FakeAccount account = new FakeAccount();
        Random random = new Random(1);
        ResourceGraph graph = new ResourceGraph();
        List<ResourceGraph.Node<Thing>> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            var needs = new ArrayList<ResourceGraph.Node<Thing>>();
            for (int j = 0; j < Math.min(3, i); j++) {
                needs.add(nodes.get(random.nextInt(i)));
            }
            Thing thing = Thing.named("thing-" + i).using(needs.toArray(ResourceGraph.Node[]::new));
            nodes.add(graph.add("thing-" + i, account.kind, thing));
        }
        Engine engine = engine(account, Time.real());
        var bean = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long before = bean.getProcessCpuTime();
        Plan plan = engine.plan(Verb.APPLY, graph, Map.of());
        long cpu = bean.getProcessCpuTime() - before;
        assertThat(plan.steps()).hasSize(size);
        return cpu / 1e9;
    }

    private Engine engine(FakeAccount account, Time time) {
        return new Engine(
                "bench",
                folder.resolve("run-" + ++engines),
                List.of(account.kind),
                time,
                (doing, thrown) -> Failure.of(doing, String.valueOf(thrown), ""));
    }

    private static Map<String, Node> seed(Stack stack) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (ResourceGraph.Node<?> node : SeedGraph.of(stack).nodes()) {
            Set<String> needs = new TreeSet<>();
            node.dependencies().forEach(address -> needs.add(address.toString()));
            nodes.put(
                    node.address().toString(),
                    new Node(
                            node.address().toString(),
                            needs,
                            CALL,
                            READY.getOrDefault(node.address().kind(), Duration.ZERO)));
        }
        return nodes;
    }

    private static Duration critical(Map<String, Node> nodes) {
        Map<String, Duration> ends = new HashMap<>();
        Duration longest = Duration.ZERO;
        for (Node node : nodes.values()) {
            Duration end =
                    node.needs().stream()
                            .map(ends::get)
                            .max(Comparator.naturalOrder())
                            .orElse(Duration.ZERO)
                            .plus(node.takes());
            ends.put(node.name(), end);
            longest = end.compareTo(longest) > 0 ? end : longest;
        }
        return longest;
    }

    /** A scheduler that works on ten things at once, in the order in which they become free. */
    private static Duration slots(Map<String, Node> nodes) {
        record Running(String name, Duration until) {}
        Set<String> ended = new TreeSet<>();
        List<Node> waiting = new ArrayList<>(nodes.values());
        PriorityQueue<Running> running = new PriorityQueue<>(Comparator.comparing(Running::until));
        Duration now = Duration.ZERO;
        while (!waiting.isEmpty() || !running.isEmpty()) {
            for (Node node : List.copyOf(waiting)) {
                if (running.size() < SLOTS && ended.containsAll(node.needs())) {
                    running.add(new Running(node.name(), now.plus(node.takes())));
                    waiting.remove(node);
                }
            }
            Running next = running.remove();
            now = next.until();
            ended.add(next.name());
        }
        return now;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static void bench(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "bench %s %.3f %s%n", name, value, unit);
    }
}
