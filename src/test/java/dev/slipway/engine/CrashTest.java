package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.FakeAccount.Thing;
import dev.slipway.sandbox.world.VirtualTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Kills a run at every call, before and after the account acted, with and without a torn last line,
 * and lets the next run go on.
 */
class CrashTest {
    @TempDir Path folder;

    /** A process that dies: whatever it does afterwards has no effect. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final class World {
        final FakeAccount account = new FakeAccount();
        final Path home;
        final AtomicInteger point = new AtomicInteger();
        int deadly = -1;
        boolean dead;

        World(String name) {
            home = folder.resolve(name);
            account.before = (verb, thing) -> passCrashPoint();
            account.after = (verb, thing) -> passCrashPoint();
        }

        private synchronized void passCrashPoint() {
            if (!dead && point.getAndIncrement() == deadly) {
                dead = true;
                copy(home.resolve("poc"), home.resolve("at-crash"));
            }
            if (dead) {
                throw new Crash();
            }
        }

        Engine engine() {
            return new Engine(
                    "poc",
                    home.resolve("poc"),
                    List.of(account.kind),
                    new VirtualTime(),
                    (doing, thrown) -> Failure.of(doing, String.valueOf(thrown), ""));
        }

        /** Runs until the crash point, and leaves on disk what was there at that instant. */
        boolean runAndDie(Verb verb, ResourceGraph graph, int at, boolean torn) {
            point.set(0);
            deadly = at;
            try {
                run(verb, graph);
            } catch (EngineException | IllegalStateException e) {
                assertThat(dead).isTrue();
            }
            boolean died = dead;
            if (died) {
                delete(home.resolve("poc"));
                copy(home.resolve("at-crash"), home.resolve("poc"));
                if (torn) {
                    tear();
                }
            }
            deadly = -1;
            dead = false;
            return died;
        }

        private void tear() {
            try {
                Path journal = home.resolve("poc/journal.jsonl");
                if (Files.exists(journal)) {
                    Files.writeString(
                            journal,
                            "{\"type\":\"Observed\",\"at\":\"2026",
                            StandardOpenOption.APPEND);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Summary run(Verb verb, ResourceGraph graph) {
            try (Engine.Run run = engine().begin("jo")) {
                Plan plan = run.plan(verb, graph, Map.of());
                return run.execute(
                        plan, Map.of(), Options.careful(), new StopSignal(), event -> {});
            }
        }

        ResourceGraph before() {
            return graph(Thing.named("base"), Thing.named("middle"));
        }

        ResourceGraph after() {
            return graph(Thing.named("base").shape("square"), Thing.named("middle").size(5));
        }

        private ResourceGraph graph(Thing first, Thing second) {
            ResourceGraph graph = new ResourceGraph();
            var base = graph.add("base", account.kind, first);
            var middle = graph.add("middle", account.kind, second.using(base));
            graph.add("top", account.kind, Thing.named("top").using(middle, base));
            return graph;
        }
    }

    @Test
    void everyCrashOfAnApplyIsMended() {
        assertThat(enumerate("apply", Verb.APPLY, false, false)).isGreaterThan(10);
    }

    @Test
    void everyCrashOfAnUpdateWithAReplacementIsMended() {
        assertThat(enumerate("update", Verb.APPLY, true, false)).isGreaterThan(10);
    }

    @Test
    void everyCrashOfADestroyIsMended() {
        assertThat(enumerate("destroy", Verb.DESTROY, true, false)).isGreaterThan(5);
    }

    @Test
    void tornLastLinesAreMendedToo() {
        assertThat(enumerate("torn", Verb.APPLY, true, true)).isGreaterThan(10);
    }

    private int enumerate(String name, Verb verb, boolean onTop, boolean torn) {
        for (int at = 0; ; at++) {
            World world = new World(name + at);
            if (onTop) {
                world.run(Verb.APPLY, world.before());
            }
            if (!world.runAndDie(verb, world.after(), at, torn)) {
                return at;
            }
            checkConverges(world, verb, at);
        }
    }

    private static void checkConverges(World world, Verb verb, int at) {
        Summary summary = world.run(verb, world.after());
        assertThat(summary.failures()).as("crash point %d", at).isEmpty();
        world.account.calls.clear();
        if (verb == Verb.APPLY) {
            assertThat(world.engine().plan(Verb.APPLY, world.after(), Map.of()).isEmpty())
                    .as("crash point %d leaves something to do", at)
                    .isTrue();
            assertThat(world.account.items).as("crash point %d", at).hasSize(3);
            world.run(Verb.APPLY, world.after());
            assertThat(world.account.mutations()).as("crash point %d", at).isEmpty();
            world.run(Verb.DESTROY, world.after());
        }
        assertThat(world.account.items).as("orphans of crash point %d", at).isEmpty();
        assertThat(world.engine().state().entries()).as("crash point %d", at).isEmpty();
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
