package dev.slipway.traffic;

import static dev.slipway.traffic.Crossing.green;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two people with a lever each, as in two windows. */
class LeversInSandboxTest {
    @TempDir Path home;

    @Test
    void theOneNoticesTheOther() {
        Crossing crossing = new Crossing(home);
        crossing.pass(Duration.ofMinutes(1));
        List<Lever.Told> first = new ArrayList<>();
        List<Lever.Told> second = new ArrayList<>();
        Lever one = new Lever(crossing.traffic::shift, crossing.traffic.time(), first::add);
        Lever two = new Lever(crossing.traffic()::shift, crossing.traffic.time(), second::add);
        crossing.onClock(
                () -> {
                    one.pull(green("10"));
                    crossing.pass(Duration.ofSeconds(5));
                    two.pull(green("20").because("theirs"));
                    crossing.pass(Duration.ofSeconds(5));
                    one.pull(green("30"));
                    crossing.pass(Duration.ofSeconds(5));
                });
        assertThat(first).hasSize(2);
        assertThat(second)
                .singleElement()
                .isInstanceOfSatisfying(
                        Lever.Told.Result.class,
                        told -> assertThat(told.shifted()).isInstanceOf(Shifted.Done.class));
        Lever.Told.Result noticed = (Lever.Told.Result) first.getLast();
        assertThat(((Shifted.Foreign) noticed.shifted()).told()).contains("(theirs)");
        assertThat(crossing.traffic.position().share()).contains(new Share(80, 20));
    }
}
