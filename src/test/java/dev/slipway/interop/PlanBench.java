package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;
import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Options;
import dev.slipway.engine.Plan;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Verb;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.StackFiles;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the plan of an unchanged stack costs on an endpoint as far away as a real one. */
@Tag("bench")
class PlanBench {
    private static final Duration LATENCY = Duration.ofMillis(100);

    @TempDir Path folder;

    @Test
    void thePlanOfAnUnchangedStack() throws Exception {
        try (var moto = MotoServer.start();
                var near = moto.account();
                var proxy = Proxy.to(moto.uri())) {
            Neighbourhood there = Neighbourhood.build(near);
            Path file = Files.writeString(folder.resolve("inputs.tfvars"), there.tfvars());
            Stack stack = StackFiles.read(file).stack().orElseThrow();
            try (var deployment = deployment(stack, moto.account())) {
                apply(deployment);
            }
            try (var deployment = deployment(stack, new Account(moto.settings().at(proxy.uri())))) {
                deployment.plan(Verb.APPLY);
                proxy.latency(LATENCY).forget();
                long start = System.nanoTime();
                Plan plan = deployment.plan(Verb.APPLY);
                double wall = (System.nanoTime() - start) / 1e6;

                int calls = proxy.calls().size();
                Map<String, Long> each =
                        proxy.calls().stream()
                                .collect(
                                        Collectors.groupingBy(
                                                call -> call.toString().replaceAll("\\?.*", ""),
                                                TreeMap::new,
                                                Collectors.counting()));
                System.out.println("calls of a plan: " + each);
                double perResource = (double) calls / plan.steps().size();
                double latencies = wall / LATENCY.toMillis();
                bench("plan.unchanged.calls", calls, "calls");
                bench("plan.unchanged.calls_per_resource", perResource, "calls");
                bench("plan.unchanged.wall_over_latency", latencies, "x");
                assertThat(perResource).isLessThanOrEqualTo(1);
                assertThat(latencies).isLessThanOrEqualTo(15);
            }
        }
    }

    private Deployment deployment(Stack stack, Account account) {
        return new Deployment(stack, account, folder, name -> Optional.empty());
    }

    private static void apply(Deployment deployment) {
        try (var run = deployment.begin()) {
            Plan plan = deployment.plan(run, Verb.APPLY);
            var summary =
                    deployment.execute(run, plan, Options.careful(), new StopSignal(), event -> {});
            assertThat(summary.failures()).isEmpty();
        }
    }

    private static void bench(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "bench %s %.3f %s%n", name, value, unit);
    }
}
