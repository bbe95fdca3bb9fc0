package dev.slipway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Verb;
import dev.slipway.interop.Snapshot;
import dev.slipway.stack.Stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A run that can be led into a mishap at any of its calls, and all that must hold afterwards.
 *
 * @param next the run that mends it: the same again, or one that undoes it
 * @param past what happened before the run
 * @param sites every call of the run
 * @param untouched the account before there was anything
 * @param whole the shape of what the run adds when it goes well
 */
record Scenario(
        String name,
        Verb verb,
        Verb next,
        Stack stack,
        Ordeal.Past past,
        Set<Site> sites,
        Snapshot untouched,
        Snapshot whole) {
    /** Deleted task definitions and detached network interfaces are seen for a while. */
    private static final Duration UNTIL_FORGOTTEN = Duration.ofMinutes(5);

    /** Tasks that went with a target group wait for its last requests, unless no rule names it. */
    private static final Duration UNTIL_DRAINED = Duration.ofMinutes(6);

    /** How often the run is watched for its calls: how often it polls is partly chance. */
    private static final int LOOKS = 3;

    /**
     * Watches the run go well.
     *
     * @param before what was applied before
     */
    static Scenario of(
            String name, Hands hands, Path folder, Optional<Stack> before, Verb verb, Stack stack)
            throws IOException {
        Ordeal earlier = new Ordeal(hands, folder.resolve(name));
        Snapshot untouched = earlier.snapshot();
        before.ifPresent(old -> assertThat(earlier.run(Verb.APPLY, old).complete()).isTrue());
        Ordeal.Past past = earlier.past();
        Set<Site> sites = new LinkedHashSet<>();
        Snapshot whole = new Snapshot(List.of());
        for (int i = 0; i < LOOKS; i++) {
            Ordeal trial = new Ordeal(hands, folder.resolve(name + "-look-" + i), past);
            Ordeal.End end = trial.run(verb, stack);
            assertThat(end.complete()).as(end.failures().toString()).isTrue();
            sites.addAll(end.sites());
            trial.pass(UNTIL_DRAINED);
            whole = trial.snapshot().beyond(untouched).shape();
            trial.forget();
        }
        return new Scenario(name, verb, verb, stack, past, sites, untouched, whole);
    }

    /** The same run, but what is left of it is destroyed. */
    Scenario undone() {
        return new Scenario(
                "undone " + name, verb, Verb.DESTROY, stack, past, sites, untouched, whole);
    }

    /** Each call with each mishap. */
    List<Doom.Case> cases() {
        List<Doom.Case> all = new ArrayList<>();
        for (Site site : sites) {
            for (Mishap mishap : Mishap.values()) {
                all.add(new Doom.Case(site, mishap));
            }
        }
        return all;
    }

    /**
     * Lets a case happen and the next runs mend it.
     *
     * @return whether the run came to the call at all
     * @throws AssertionError if something does not hold
     */
    boolean survives(Doom.Case doomed, Hands hands, Path folder) throws IOException {
        Ordeal trial = new Ordeal(hands, folder, past);
        try {
            Ordeal.End end = trial.run(verb, stack, Optional.of(doomed));
            if (!end.struck()) {
                return false;
            }
            assertThat(trial.leaks()).as("secrets after the mishap").isEmpty();
            Ordeal.End resumed = trial.run(next, stack);
            assertThat(resumed.failures()).as("failures of the next run").isEmpty();
            assertThat(resumed.complete()).as("the next run completes").isTrue();
            if (next == Verb.APPLY) {
                Ordeal.End again = trial.run(verb, stack);
                assertThat(again.complete()).as("the run after completes").isTrue();
                assertThat(again.mutations()).as("changes of the run after").isEmpty();
                trial.pass(UNTIL_DRAINED);
                assertThat(trial.snapshot().beyond(untouched).shape().differences(whole))
                        .as("the account beside one in which nothing went wrong")
                        .isEmpty();
                Ordeal.End destroyed = trial.run(Verb.DESTROY, stack);
                assertThat(destroyed.failures()).as("failures of destroy").isEmpty();
                assertThat(destroyed.complete()).as("destroy completes").isTrue();
            }
            trial.pass(UNTIL_FORGOTTEN);
            assertThat(trial.snapshot().differences(untouched)).as("what is left").isEmpty();
            assertThat(trial.leaks()).as("secrets in the end").isEmpty();
            return true;
        } finally {
            trial.forget();
        }
    }
}
