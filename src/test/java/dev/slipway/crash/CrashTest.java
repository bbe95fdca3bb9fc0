package dev.slipway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The seed's stack, applied, updated and destroyed in the sandbox, with a mishap at a call: the
 * next run mends it. {@code -Pcrash} tries every call with every mishap, plain {@code verify} some.
 */
class CrashTest {
    @TempDir(factory = Memory.class)
    Path folder;

    /** Coprime to the number of mishaps, so that each of them has its turn. */
    @Test
    void someMishaps() throws Exception {
        assertThat(survived(13)).isGreaterThanOrEqualTo(500);
    }

    @Test
    @Tag("crash")
    void everyMishapAtEveryCall() throws Exception {
        assertThat(survived(1)).isGreaterThanOrEqualTo(6_000);
    }

    private int survived(int oneIn) throws Exception {
        Instant began = Instant.now();
        Trials trials = new Trials(folder);
        List<Scenario> scenarios = trials.scenarios();
        trials.run(scenarios, oneIn);
        System.out.printf(
                "mishaps: %d mended, %d failed, %d whose call did not come, in %d s (calls: %s)%n",
                trials.survived(),
                trials.failures().size(),
                trials.missed(),
                Duration.between(began, Instant.now()).toSeconds(),
                scenarios.stream().map(s -> s.name() + " " + s.sites().size()).toList());
        assertThat(trials.failures()).isEmpty();
        return trials.survived();
    }
}
