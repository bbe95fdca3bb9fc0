package dev.slipway.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;
import dev.slipway.engine.FakeTime;
import dev.slipway.interop.MotoServer;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.SeedInSandbox;
import dev.slipway.sandbox.world.VirtualTime;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The calls that the product makes are answered alike by the sandbox and by moto, but for what is
 * listed in {@code differences.md}.
 */
@Tag("interop")
class DifferentialInteropTest {
    private static final int FEWEST = 150;

    /** Nothing waits in the wall's time: what the script waited for is there at once. */
    private static final Map<String, String> AT_ONCE =
            Map.of(
                    "MOTO_ECS_SERVICE_RUNNING", "2",
                    "MOTO_ACM_VALIDATION_WAIT", "0",
                    "MOTO_IAM_LOAD_MANAGED_POLICIES", "true");

    @TempDir Path home;
    private final TreeSet<Difference> found = new TreeSet<>();
    private final List<String> astray = new ArrayList<>();
    private int alike;

    @Test
    void sandboxAndMotoDifferAsListed() throws Exception {
        Recording recording = Recording.make(home);
        Sandbox sandbox = new Sandbox(new VirtualTime(), 2);
        try (MotoServer.Endpoint moto = MotoServer.start(AT_ONCE);
                Account ours = new SeedInSandbox(sandbox, home).account();
                Account theirs = new Account(moto.settings().with(new FakeTime()))) {
            Land.clear(ours);
            Land.copy(ours, theirs);
            Side here = Side.on(ours, recording.land());
            Side there = Side.on(theirs, recording.land());
            for (Step step : recording.script().steps()) {
                pass(sandbox, step);
                compare(step, here.say(step), there.say(step));
            }
        }
        int calls = recording.script().steps().size();
        Differences listed = Differences.read();
        System.out.printf(
                "differential | %d calls, %d alike, %d listed differences%n",
                calls, alike, listed.rows().size());
        assertThat(astray).as("said otherwise than it was recorded").isEmpty();
        assertThat(calls).isGreaterThanOrEqualTo(FEWEST);
        assertThat(listed.missing(found)).as("differences that are not listed").isEmpty();
        assertThat(listed.gone(found)).as("listed, but not seen any more").isEmpty();
    }

    private static void pass(Sandbox sandbox, Step step) throws InterruptedException {
        Duration rest = Duration.between(sandbox.time().now(), step.at());
        if (rest.isPositive()) {
            sandbox.time().sleep(rest);
        }
    }

    private void compare(Step step, Outcome sandbox, Outcome moto) {
        Comparison.of(step.name(), step.recorded(), sandbox)
                .forEach(difference -> astray.add(step.at() + " " + difference));
        List<Difference> all = Comparison.of(step.name(), sandbox, moto);
        found.addAll(all);
        alike += all.isEmpty() ? 1 : 0;
    }
}
