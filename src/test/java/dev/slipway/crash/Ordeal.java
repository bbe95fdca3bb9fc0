package dev.slipway.crash;

import dev.slipway.aws.Audit;
import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Options;
import dev.slipway.engine.Plan;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Summary;
import dev.slipway.engine.Verb;
import dev.slipway.interop.Clients;
import dev.slipway.interop.Snapshot;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.wire.Answer;
import dev.slipway.sandbox.wire.Call;
import dev.slipway.sandbox.wire.Wire;
import dev.slipway.sandbox.world.VirtualTime;
import dev.slipway.stack.Stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An account and a user's files, through which runs go, well or not. */
final class Ordeal {
    /** The value of the stack's one secret, which no file may ever hold. */
    static final String SECRET = "the-walrus-was-paul";

    private final VirtualTime clock = new VirtualTime();
    private final Sandbox sandbox = new Sandbox(clock, 1);
    private final Wire wire;
    private final List<Sent> sent = new ArrayList<>();
    private final Hands hands;
    private final Path folder;
    private Path home;
    private int homes;

    /** A call that changed the account, and when. */
    record Sent(Instant at, Call call) {}

    /** What an account and a user's files went through, to be gone through again at once. */
    record Past(List<Sent> calls, Instant end, Path home) {}

    /** How a run ended. */
    record End(boolean complete, List<Failure> failures, List<Site> sites, boolean struck) {
        /** The calls that may have changed something. */
        List<Site> mutations() {
            return sites.stream().filter(site -> Audit.mutating(site.operation())).toList();
        }
    }

    Ordeal(Hands hands, Path folder) throws IOException {
        this.hands = hands;
        this.wire = hands.wire(sandbox);
        this.folder = folder;
        this.home = Files.createDirectories(folder.resolve("home"));
    }

    /** One that has gone through a past already. */
    Ordeal(Hands hands, Path folder, Past past) throws IOException {
        this(hands, folder);
        for (Sent each : past.calls()) {
            pass(Duration.between(clock.now(), each.at()));
            wire.answer(each.call());
        }
        pass(Duration.between(clock.now(), past.end()));
        copy(past.home(), home);
    }

    /** What it went through so far. */
    Past past() {
        return new Past(List.copyOf(sent), clock.now(), home);
    }

    void pass(Duration duration) {
        try {
            clock.sleep(duration.isNegative() ? Duration.ZERO : duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that is there. */
    Snapshot snapshot() {
        return Snapshot.of(Clients.of(sandbox));
    }

    End run(Verb verb, Stack stack) {
        return run(verb, stack, Optional.empty());
    }

    /**
     * One run, with a mishap at one of its calls; when it died, the files are as they were then.
     */
    End run(Verb verb, Stack stack, Optional<Doom.Case> doomed) {
        Path crashed = folder.resolve("home-" + homes++);
        Doom doom =
                new Doom(
                        wire,
                        this::perform,
                        clock,
                        doomed,
                        () -> leave(crashed, doomed.get().mishap()));
        boolean complete = false;
        List<Failure> failures = List.of();
        try {
            Deployment deployment =
                    new Deployment(
                            stack,
                            hands.reach(doom, doom.watching(clock)),
                            home,
                            _ -> Optional.of(SECRET));
            try (Engine.Run run = deployment.begin()) {
                Plan plan = deployment.plan(run, verb);
                doom.executing();
                Summary summary =
                        deployment.execute(
                                run, plan, new Options(true, true), new StopSignal(), _ -> {});
                complete = summary.complete();
                failures = summary.failures();
            }
        } catch (EngineException e) {
            failures = List.of(e.failure());
        }
        if (doom.dead()) {
            Memory.delete(home);
            home = crashed;
        }
        return new End(complete, failures, doom.sites(), doom.struck());
    }

    private Answer perform(Site site, Call call) {
        if (Audit.mutating(site.operation())) {
            sent.add(new Sent(clock.now(), call));
        }
        return wire.answer(call);
    }

    private void leave(Path crashed, Mishap mishap) {
        copy(home, crashed);
        if (mishap == Mishap.DIES_AND_TEARS_THE_JOURNAL) {
            tear(crashed);
        }
    }

    private static void tear(Path home) {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path journal : files.filter(f -> f.endsWith("journal.jsonl")).toList()) {
                Files.writeString(
                        journal, "{\"type\":\"Observed\",\"at\":\"2026", StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files that hold what no file may hold. */
    List<Path> leaks() {
        try (Stream<Path> files = Files.walk(home)) {
            List<Path> leaks = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).contains(SECRET)) {
                    leaks.add(file);
                }
            }
            return leaks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget() {
        Memory.delete(folder);
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
}
