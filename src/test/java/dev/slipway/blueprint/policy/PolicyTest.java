package dev.slipway.blueprint.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.blueprint.policy.Deeds.Deed;
import dev.slipway.contract.Operations;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.stack.Stack;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The policies allow everything that Slipway does, and nothing that it does not: every call of
 * every workflow in the sandbox is held against them, both ways.
 */
class PolicyTest {
    private static final Deeds[] DONE = new Deeds[1];

    /** How a stack's policies are made. */
    private static final Function<Stack, Extent> NAMED =
            stack -> Extent.of(stack, Optional.of(Sandbox.ACCOUNT));

    @BeforeAll
    static void doEverything(@TempDir Path home, @TempDir Path other) {
        Deeds deeds = new Deeds(home);
        deeds.ofTheSeed();
        DONE[0] = deeds;
        deeds.ofEveryOption();
    }

    private static List<Statement> statements(Deed deed, Function<Stack, Extent> extent) {
        return deed.stacks().stream()
                .map(extent)
                .distinct()
                .flatMap(it -> Policy.of(List.of(deed.duty()), it).statements().stream())
                .toList();
    }

    private static List<String> denied(Function<Stack, Extent> extent) {
        return DONE[0].done().stream()
                .flatMap(
                        deed -> {
                            List<Statement> allowed = statements(deed, extent);
                            return deed.needs().stream()
                                    .filter(need -> !Judge.allows(allowed, need))
                                    .map(need -> deed.name() + ": " + need);
                        })
                .distinct()
                .toList();
    }

    @Test
    void aStacksPoliciesAllowWhatIsDoneWithIt() {
        assertThat(denied(NAMED)).isEmpty();
    }

    @Test
    void thePoliciesOfAnyStackDoAsWell() {
        assertThat(denied(_ -> Extent.anywhere())).isEmpty();
    }

    @Test
    void noOperationIsUnheard() {
        Set<String> unheard =
                new TreeSet<>(
                        Operations.calledBy(
                                "dev.slipway.aws",
                                "dev.slipway.resources",
                                "dev.slipway.blueprint",
                                "dev.slipway.traffic",
                                "dev.slipway.logs"));
        unheard.removeAll(DONE[0].operations());
        // Signing in needs no permission: whoever does has no credentials yet.
        unheard.removeIf(operation -> operation.startsWith("ssooidc."));
        assertThat(unheard).isEmpty();
    }

    @Test
    void nothingIsAllowedThatNobodyNeeds() {
        assertThat(unused(NAMED)).isEmpty();
        assertThat(unused(_ -> Extent.anywhere())).isEmpty();
    }

    /** Each action of each statement, and each kind of resource it is allowed on. */
    private static Set<String> unused(Function<Stack, Extent> extent) {
        Set<String> allowed = new TreeSet<>();
        Set<String> used = new TreeSet<>();
        for (Deed deed : DONE[0].done()) {
            for (Statement statement : statements(deed, extent)) {
                statement.actions().forEach(it -> allowed.add(statement.sid() + " " + it));
                statement.resources().forEach(it -> allowed.add(statement.sid() + " " + kind(it)));
                deed.needs().stream()
                        .filter(need -> Judge.allows(statement, need))
                        .forEach(
                                need -> {
                                    used.add(statement.sid() + " " + need.action());
                                    statement.resources().stream()
                                            .filter(one -> Judge.like(one, need.resource()))
                                            .forEach(
                                                    one ->
                                                            used.add(
                                                                    statement.sid()
                                                                            + " "
                                                                            + kind(one)));
                                });
            }
        }
        allowed.removeAll(used);
        return allowed;
    }

    /** Such as {@code ecs service}. */
    private static String kind(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length < 6 ? arn : parts[2] + " " + parts[5].split("[:/]")[0];
    }

    @Test
    void everyDutyFitsIntoManagedPolicies() {
        Stack stack = DONE[0].done().getFirst().stacks().getFirst();
        for (Extent extent : List.of(Extent.anywhere(), NAMED.apply(stack))) {
            for (Duty duty : Duty.values()) {
                assertThat(Policy.managed(duty, extent)).allMatch(Policy::fitsManaged);
            }
        }
    }

    @Test
    void theSampleIsUpToDate() throws IOException {
        assertThat(Files.readString(Path.of("src/site/policy.json")))
                .as("slipway policy > src/site/policy.json")
                .isEqualTo(Policy.of(List.of(Duty.values()), Extent.anywhere()).json());
    }
}
