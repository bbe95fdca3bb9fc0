package dev.slipway.blueprint.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.blueprint.policy.Deeds.Deed;
import dev.slipway.contract.Operations;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.stack.Stack;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

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
        try { deeds.ofEveryOption(); } catch (Throwable e) { e.printStackTrace(System.out); }
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
        assertThat(unheard).isEmpty();
    }

    @Test
    void nothingIsAllowedThatNobodyNeeds() {
        List<String> unused = new ArrayList<>();
        for (Duty duty : Duty.values()) {
            unused.addAll(unused(duty, NAMED));
        }
        assertThat(unused.stream().distinct().toList()).isEmpty();
    }

    private static List<String> unused(Duty duty, Function<Stack, Extent> extent) {
        List<String> unused = new ArrayList<>();
        Stack full = DONE[0].done().stream().filter(d -> d.name().equals("apply")).findFirst().get().stacks().getFirst();
        for (Statement statement : Policy.of(duty, extent.apply(full)).statements()) {
            List<Need> used =
                    DONE[0].done().stream()
                            .filter(deed -> deed.duty().with().contains(duty))
                            .flatMap(deed -> deed.needs().stream())
                            .filter(need -> Judge.allows(statement, need))
                            .toList();
            statement.actions().stream()
                    .filter(action -> used.stream().noneMatch(n -> n.action().equals(action)))
                    .forEach(action -> unused.add(statement.sid() + " " + action));
            statement.resources().stream()
                    .filter(one -> used.stream().noneMatch(n -> Judge.like(one, n.resource())))
                    .forEach(one -> unused.add(statement.sid() + " " + one));
        }
        return unused;
    }
}
