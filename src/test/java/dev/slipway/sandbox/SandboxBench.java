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

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

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
        measure(name + "-apply", () -> assertThat(seed.apply(stack).complete()).isTrue());
        print(name + "-apply-virtual", Duration.between(began, sandbox.time().now()).toMillis());
        measure(name + "-plan", () -> assertThat(seed.plan(stack).isEmpty()).isTrue());
        measure(name + "-destroy", () -> assertThat(seed.destroy(stack).complete()).isTrue());
    }

    /** The clock on the wall depends on who else is at work on the machine, the other hardly. */
    private static void measure(String name, Runnable work) {
        long start = System.nanoTime();
        long cpu = PROCESS.getProcessCpuTime();
        work.run();
        print(name + "-cpu", TimeUnit.NANOSECONDS.toMillis(PROCESS.getProcessCpuTime() - cpu));
        print(name, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    private static void print(String name, long millis) {
        System.out.println("bench " + name + " " + millis + " ms");
    }
}
