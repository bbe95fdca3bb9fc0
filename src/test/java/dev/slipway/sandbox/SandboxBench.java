package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;

import dev.slipway.sandbox.world.VirtualTime;
import dev.slipway.stack.Stack;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** How long the seed's stack takes on virtual time, and how long it would have taken on AWS. */
@Tag("bench")
class SandboxBench {
    /** The first round pays for loading the SDK. */
    private static final int ROUNDS = 5;

    @TempDir Path folder;

    @Test
    void seed() {
        for (int round = 1; round <= ROUNDS; round++) {
            build("sandbox-round-" + round);
        }
    }

    private void build(String name) {
        Sandbox sandbox = new Sandbox(new VirtualTime(), 1);
        SeedInSandbox seed = new SeedInSandbox(sandbox, folder.resolve(name));
        Stack stack = seed.stack();
        Instant began = sandbox.time().now();
        wall(name + "-apply", () -> assertThat(seed.apply(stack).complete()).isTrue());
        print(name + "-apply-virtual", Duration.between(began, sandbox.time().now()).toMillis());
        wall(name + "-plan", () -> assertThat(seed.plan(stack).isEmpty()).isTrue());
        wall(name + "-destroy", () -> assertThat(seed.destroy(stack).complete()).isTrue());
    }

    private static void wall(String name, Runnable work) {
        var process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = process.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        print(name, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        print(name + "-cpu", TimeUnit.NANOSECONDS.toMillis(process.getProcessCpuTime() - cpu));
    }

    private static void print(String name, long millis) {
        System.out.println("bench " + name + " " + millis + " ms");
    }
}
