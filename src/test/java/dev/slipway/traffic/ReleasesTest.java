package dev.slipway.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;
import dev.slipway.aws.AccountSettings;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.wire.Fault;
import dev.slipway.sandbox.wire.Faults;
import dev.slipway.sandbox.wire.Faults.Calls;
import dev.slipway.sandbox.wire.Faults.Dose;
import dev.slipway.sandbox.wire.InProcess;
import dev.slipway.sandbox.wire.Wire;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Weights;
import dev.slipway.traffic.CanaryState.Leftover;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * One release after another to the colour that has no traffic, each with a fault at a random
 * moment. {@code -Dslipway.releases=100} says how many, {@code -Dslipway.releases.seed} repeats
 * others.
 */
class ReleasesTest {
    private static final int RELEASES = Integer.getInteger("slipway.releases", 8);
    private static final long SEED = Long.getLong("slipway.releases.seed", 3);

    private static final CanaryPlan PLAN = CanaryPlan.parse("10:3m,50:3m,100:3m", Thresholds.SWIFT);

    /** A look, and the seconds until an order is heard. */
    private static final Duration ONE_POLL = Guard.POLL.plusSeconds(1);

    /** What befalls a release. */
    private enum Mishap {
        NONE,
        ERRORS,
        NO_TARGETS,
        NEVER_READY,
        FLAPPING,
        THROTTLED,
        FOREIGN_EDIT,
        KILLED
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @TempDir Path home;
    private final Random random = new Random(SEED);
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<Duration> latencies = new ArrayList<>();
    private Crossing crossing;
    private Faults faults;
    private Traffic traffic;
    private boolean over;
    private Instant unserved;

    @Test
    void noRequestGoesWhereNobodyCanAnswerIt() {
        crossing = new Crossing(home);
        Wire wire =
                new Wire(
                        crossing.sandbox.clients().values().stream()
                                .map(AwsClient.class::cast)
                                .toList());
        faults = new Faults(wire, wire, crossing.sandbox.time());
        AccountSettings settings =
                AccountSettings.here(Sandbox.REGION, new InProcess(faults))
                        .with(crossing.sandbox.time());
        try (Account account = new Account(settings)) {
            traffic = crossing.traffic(account);
            for (int number = 0; number < RELEASES; number++) {
                crossing.pass(Duration.ofMinutes(4));
                release(Mishap.values()[number % Mishap.values().length]);
            }
        }
        System.out.printf("releases: %d %s, rollbacks after %s%n", RELEASES, counts, latencies);
        assertThat(wrong).isEmpty();
    }

    private void release(Mishap mishap) {
        Colour to = new Canaries(traffic).idle();
        Weights before = crossing.weights();
        unserved = null;
        prepare(mishap, to);
        Optional<CanaryEnd> end = run(mishap, to);
        faults.clear();
        counts.merge(
                mishap + " " + end.map(how -> how.getClass().getSimpleName()).orElse("?"),
                1,
                Integer::sum);
        judge(mishap, to, before, end);
        restore(mishap, to);
    }

    private void prepare(Mishap mishap, Colour to) {
        if (mishap == Mishap.NEVER_READY) {
            crossing.resize(to, 0);
            crossing.pass(Duration.ofMinutes(8));
        }
        if (mishap == Mishap.THROTTLED) {
            Calls modify = Calls.to("elasticloadbalancing", "ModifyRule");
            faults.add(modify, new Dose.Share(0.5, random.nextLong()), new Fault.Throttle());
        }
    }

    /** Runs a canary, the mishap, and somebody who watches that everybody is served. */
    private Optional<CanaryEnd> run(Mishap mishap, Colour to) {
        // What happens in the last two minutes CloudWatch tells when the canary is over.
        int latest = mishap == Mishap.ERRORS ? 360 : 450;
        Duration wait = Duration.ofSeconds(30 + random.nextInt(latest));
        List<Optional<CanaryEnd>> end = new ArrayList<>();
        over = false;
        crossing.onClock(
                List.of(
                        () -> {
                            try {
                                end.add(canary(mishap, to));
                            } finally {
                                over = true;
                            }
                        },
                        () -> {
                            crossing.pass(wait);
                            if (!over) {
                                strike(mishap, to);
                            }
                        },
                        this::watch));
        return end.getFirst();
    }

    private Optional<CanaryEnd> canary(Mishap mishap, Colour to) {
        Canaries canaries = new Canaries(traffic);
        Leftover leftover = random.nextBoolean() ? Leftover.CONTINUE : Leftover.ROLLBACK;
        CanaryState state = canaries.plan(PLAN, to, leftover);
        if (mishap != Mishap.KILLED) {
            return canaries.run(state, _ -> {}, _ -> {});
        }
        int last = 1 + random.nextInt(6);
        int[] heard = new int[1];
        try {
            return canaries.run(
                    state,
                    _ -> {
                        if (++heard[0] == last) {
                            throw new Killed();
                        }
                    },
                    _ -> {});
        } catch (Killed dead) {
            crossing.pass(Duration.ofMinutes(random.nextInt(30)));
            Canaries next = new Canaries(crossing.traffic());
            return next.run(next.unfinished().orElseThrow(), _ -> {}, _ -> {});
        }
    }

    private void strike(Mishap mishap, Colour to) {
        switch (mishap) {
            case ERRORS -> errors(to, "60");
            case NO_TARGETS -> crossing.resize(to, 0);
            case FLAPPING -> flap(to);
            case FOREIGN_EDIT -> crossing.weigh(301, 299);
            case NONE, NEVER_READY, THROTTLED, KILLED -> {}
        }
    }

    private void errors(Colour colour, String percent) {
        crossing.colleague.tag(crossing.group(colour), "sandbox:error-rate", percent);
    }

    /** One target goes and comes again, several times. */
    private void flap(Colour to) {
        String group = crossing.group(to);
        TargetDescription target =
                crossing
                        .elb
                        .describeTargetHealth(r -> r.targetGroupArn(group))
                        .targetHealthDescriptions()
                        .stream()
                        .filter(it -> it.targetHealth().state() == TargetHealthStateEnum.HEALTHY)
                        .findFirst()
                        .orElseThrow()
                        .target();
        for (int i = 0; i < 4; i++) {
            crossing.elb.deregisterTargets(r -> r.targetGroupArn(group).targets(target));
            crossing.pass(Duration.ofSeconds(7));
            crossing.elb.registerTargets(r -> r.targetGroupArn(group).targets(target));
            crossing.pass(Duration.ofSeconds(40));
        }
    }

    /** Nobody may have traffic for longer than a look takes while nobody there can answer. */
    private void watch() {
        Map<Colour, Instant> since = new TreeMap<>();
        while (!over) {
            Weights weights = crossing.weights();
            for (Colour colour : Colour.values()) {
                if (weights.of(colour) == 0 || healthy(colour) > 0) {
                    since.remove(colour);
                } else {
                    Instant now = traffic.time().now();
                    Instant began = since.computeIfAbsent(colour, _ -> now);
                    unserved = began;
                    if (began.plus(ONE_POLL).isBefore(now)) {
                        wrong.add(colour + " cannot serve its part since " + began);
                        return;
                    }
                }
            }
            crossing.pass(Duration.ofSeconds(1));
        }
    }

    private long healthy(Colour colour) {
        return crossing
                .elb
                .describeTargetHealth(r -> r.targetGroupArn(crossing.group(colour)))
                .targetHealthDescriptions()
                .stream()
                .filter(it -> it.targetHealth().state() == TargetHealthStateEnum.HEALTHY)
                .count();
    }

    private void judge(Mishap mishap, Colour to, Weights before, Optional<CanaryEnd> end) {
        CanaryEnd how = end.orElseThrow();
        boolean went =
                switch (how) {
                    case CanaryEnd.Completed _ -> crossing.weights().of(to.other()) == 0;
                    case CanaryEnd.RolledBack _, CanaryEnd.NotReady _ ->
                            crossing.weights().equals(before);
                    case CanaryEnd.TakenOver _ -> crossing.weights().equals(new Weights(301, 299));
                    case CanaryEnd.Stuck _ -> false;
                };
        boolean expected =
                switch (mishap) {
                    case NONE, FLAPPING, THROTTLED -> how instanceof CanaryEnd.Completed;
                    case ERRORS, NO_TARGETS -> how instanceof CanaryEnd.RolledBack;
                    case NEVER_READY -> how instanceof CanaryEnd.NotReady;
                    case FOREIGN_EDIT -> how instanceof CanaryEnd.TakenOver;
                    case KILLED ->
                            how instanceof CanaryEnd.Completed
                                    || how instanceof CanaryEnd.RolledBack;
                };
        if (!went || !expected) {
            wrong.add(mishap + ": " + how + " at " + crossing.weights());
        }
        if (how instanceof CanaryEnd.RolledBack && mishap != Mishap.KILLED) {
            timely(mishap);
        }
    }

    /** Errors are to be seen when CloudWatch has their minute, at the beginning of another. */
    private void timely(Mishap mishap) {
        Instant back = traffic.history().getLast().at();
        Duration after =
                mishap == Mishap.ERRORS
                        ? Duration.ofSeconds(back.getEpochSecond() % 60)
                        : Duration.between(unserved, back);
        latencies.add(after);
        if (after.compareTo(ONE_POLL) > 0) {
            wrong.add(mishap + " was answered after " + after);
        }
    }

    private void restore(Mishap mishap, Colour to) {
        errors(to, "0");
        if (mishap == Mishap.NO_TARGETS || mishap == Mishap.NEVER_READY) {
            crossing.resize(to, 2);
            crossing.pass(Duration.ofMinutes(10));
        }
        if (mishap == Mishap.FOREIGN_EDIT) {
            Shift back = Shift.byHand(Share.all(to.other())).over(new Share(301, 299));
            assertThat(traffic.shift(back)).isInstanceOf(Shifted.Done.class);
        }
    }
}
