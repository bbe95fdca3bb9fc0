package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;
import dev.slipway.engine.Plan;
import dev.slipway.engine.Summary;
import dev.slipway.interop.Snapshot;
import dev.slipway.sandbox.world.VirtualTime;
import dev.slipway.stack.Stack;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/** What Slipway does with the seed's stack, from nothing and back to it, in virtual time. */
class SeedInSandboxTest {
    /** Deleted task definitions and detached network interfaces are seen for a while. */
    private static final Duration UNTIL_FORGOTTEN = Duration.ofMinutes(5);

    @TempDir Path home;
    private SeedInSandbox seed;
    private Stack stack;

    @BeforeEach
    void open() {
        seed = new SeedInSandbox(new Sandbox(new VirtualTime(), 1), home);
        stack = seed.stack();
    }

    @Test
    void isBuiltAndFoundAndLeavesNoTrace() {
        Snapshot before = snapshot();
        apply(stack);
        assertThat(seed.throttled()).isEmpty();
        seed.mutations();

        assertUntouched(stack);
        apply(stack);
        assertThat(seed.mutations()).isEmpty();

        assertThat(seed.destroy(stack).complete()).isTrue();
        seed.pass(UNTIL_FORGOTTEN);
        assertThat(snapshot().differences(before)).isEmpty();
    }

    @Test
    void anotherImageAndSizeIsRolledOut() {
        apply(stack);
        seed.mutations();
        Stack newer =
                seed.stack(
                        file ->
                                file.replace("776fd50", "8a1b2c3")
                                        .replace(
                                                "desired_count          = 2",
                                                "desired_count          = 3"));
        apply(newer);
        assertThat(seed.mutations())
                .containsExactlyInAnyOrder(
                        "Ecs RegisterTaskDefinition", "Ecs UpdateService", "Ecs UpdateService");
        assertUntouched(newer);
        assertThat(seed.destroy(newer).complete()).isTrue();
    }

    @Test
    void theOldNetworkIsNoPlaceForIt() {
        assertThat(seed.problems(stack)).isEmpty();
        Stack misplaced = seed.stack(file -> inLegacy(file));
        assertThat(seed.problems(misplaced))
                .extracting(check -> check.title() + ": " + check.finding())
                .as("one zone only, too small, a route to nowhere, and no way out")
                .hasSizeGreaterThanOrEqualTo(2);
    }

    private String inLegacy(String file) {
        String vpc = seed.vpc("legacy");
        return file.replaceAll("vpc-\\w+", vpc)
                .replaceAll(
                        "(?m)^(public_subnets\\s*=).*$",
                        "$1 " + seed.subnets("legacy-public", "legacy-tiny"))
                .replaceAll(
                        "(?m)^(private_subnets\\s*=).*$",
                        "$1 " + seed.subnets("legacy-broken", "legacy-isolated"));
    }

    @Test
    void aRollOutThatFailsSaysWhatItsTasksDiedOf() {
        Summary summary =
                seed.apply(
                        seed.stack(
                                file -> file.replace("library/nginx:latest", "library/crash:1")));

        assertThat(summary.failures()).singleElement().asString().contains("nginx exited with 1");
        assertThat(seed.operations()).contains("ListTasks", "DescribeTasks");
    }

    /** Neither a plan nor a status finds anything; no exception is made for any property. */
    private void assertUntouched(Stack wanted) {
        Plan plan = seed.plan(wanted);
        assertThat(plan.steps()).allMatch(step -> step.changes().all().isEmpty());
        assertThat(plan.isEmpty()).isTrue();
        assertThat(seed.mutations()).isEmpty();
    }

    private void apply(Stack wanted) {
        Summary summary = seed.apply(wanted);
        assertThat(summary.failures()).isEmpty();
        assertThat(summary.complete()).isTrue();
    }

    private Snapshot snapshot() {
        try (Account account = seed.account()) {
            return Snapshot.of(account);
        }
    }
}
