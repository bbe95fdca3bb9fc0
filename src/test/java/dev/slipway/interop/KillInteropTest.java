package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code kill -9} at random moments of apply and destroy: the next run converges, and the account
 * ends as if nothing had happened. {@code -Dkills=50} says how many of each, {@code -Dkills.seed}
 * repeats a run.
 */
@Tag("kills")
class KillInteropTest {
    private static final int KILLS = Integer.getInteger("kills", 5);
    private static final long SEED = Long.getLong("kills.seed", System.nanoTime());

    private static final Duration MOMENT = Duration.ofMillis(40);

    private final Map<String, List<String>> left = new LinkedHashMap<>();
    private int mended;

    @TempDir Path folder;

    private Proxy proxy;
    private SlipwayProcess slipway;
    private Path file;

    @Test
    void aKilledRunLeavesNothingThatTheNextDoesNotMend() throws Exception {
        System.out.printf("kills of apply and destroy: %d each, -Dkills.seed=%d%n", KILLS, SEED);
        Random random = new Random(SEED);
        try (var moto = MotoServer.start();
                var account = moto.account();
                var way = Proxy.to(moto.uri())) {
            proxy = way;
            Snapshot before = fresh(moto, account);
            int calls = calls("apply");
            Snapshot whole = settled(account, before);
            int callsToDestroy = calls("destroy");
            assertThat(Snapshot.of(account).differences(before)).isEmpty();

            for (int i = 0; i < KILLS; i++) {
                before = fresh(moto, account);
                String killed = kill("apply", random.nextInt(calls), Moment.any(random));
                complete("apply");
                mended(killed, settled(account, before).differences(whole));

                killed = kill("destroy", random.nextInt(callsToDestroy), Moment.any(random));
                complete("destroy");
                mended(killed, Snapshot.of(account).differences(before));
            }
            System.out.printf("kills that were mended: %d of %d%n", mended, 2 * KILLS);
            assertThat(left).isEmpty();
        }
    }

    private void mended(String killed, List<String> differences) {
        if (differences.isEmpty()) {
            mended++;
        } else {
            left.put(killed, differences);
        }
        System.out.printf("%s: %s%n", killed, differences.isEmpty() ? "mended" : differences);
    }

    /**
     * A user's account before the first run. Each kill has its own, because moto refuses to create
     * a record again that was once deleted.
     */
    private Snapshot fresh(MotoServer.Endpoint moto, Account account) throws IOException {
        moto.reset();
        Neighbourhood there = Neighbourhood.build(account);
        Path home = Files.createTempDirectory(folder, "user");
        file = Files.writeString(home.resolve("inputs.tfvars"), there.tfvars());
        slipway = new SlipwayProcess(home, proxy.uri());
        return Snapshot.of(account);
    }

    /** How many calls an uninterrupted run takes. */
    private int calls(String command) {
        proxy.forget();
        complete(command);
        return proxy.calls().size();
    }

    private void complete(String command) {
        var ended = slipway.run(command, file, "--yes");
        assertThat(ended.exit()).as(ended.toString()).isZero();
    }

    /**
     * What we added to the account when another apply has repaired what moto forgets of a creation.
     */
    private Snapshot settled(Account account, Snapshot before) {
        complete("apply");
        return Snapshot.of(account).beyond(before).shape();
    }

    /** When a run dies, seen from the call that it dies at. */
    private enum Moment {
        BEFORE_IT_ARRIVED,
        BEFORE_ITS_ANSWER,
        SOON_AFTER;

        static Moment any(Random random) {
            return values()[random.nextInt(values().length)];
        }
    }

    /**
     * Kills a run at one of its calls.
     *
     * @return what was done, for whoever has to repeat it
     */
    private String kill(String command, int at, Moment moment) throws Exception {
        AtomicInteger seen = new AtomicInteger();
        AtomicReference<String> victim = new AtomicReference<>("nothing");
        AtomicReference<SlipwayProcess.Running> running = new AtomicReference<>();
        proxy.faults(
                call -> {
                    if (seen.getAndIncrement() < at) {
                        return Optional.empty();
                    }
                    if (!victim.compareAndSet("nothing", call.toString())) {
                        return running.get().process().isAlive()
                                ? Optional.empty()
                                : Optional.of(new Proxy.Fault.Cut(false));
                    }
                    if (moment == Moment.SOON_AFTER) {
                        Thread.startVirtualThread(() -> killSoon(running.get()));
                        return Optional.empty();
                    }
                    running.get().kill();
                    return Optional.of(new Proxy.Fault.Cut(moment == Moment.BEFORE_ITS_ANSWER));
                });
        running.set(slipway.start(command, file, "--yes"));
        running.get().process().onExit().join();
        proxy.awaitQuiet();
        proxy.faults(call -> Optional.empty());
        return "%s killed at call %d, %s, %s".formatted(command, at, victim, moment);
    }

    /** Anywhere in what follows an answer: reading it, writing the journal, the next calls. */
    private static void killSoon(SlipwayProcess.Running running) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(MOMENT.toNanos()));
        running.kill();
    }
}
