package dev.slipway.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;
import dev.slipway.aws.AccountSettings;
import dev.slipway.blueprint.Deployment;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.wire.Fault;
import dev.slipway.sandbox.wire.Faults;
import dev.slipway.sandbox.wire.Faults.Calls;
import dev.slipway.sandbox.wire.Faults.Dose;
import dev.slipway.sandbox.wire.InProcess;
import dev.slipway.sandbox.wire.Wire;
import dev.slipway.stack.Colour;
import dev.slipway.stack.ContainerImage;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One release after another, each deployed to the colour that has no traffic, moved to by a canary
 * with a fault at a random moment, and followed by the drain of the colour that it left. {@code
 * -Dslipway.releases=100} says how many, {@code -Dslipway.releases.seed} repeats others.
 */
class ReleasesTest {
    private static final int RELEASES = Integer.getInteger("slipway.releases", 8);
    private static final long SEED = Long.getLong("slipway.releases.seed", 3);

    private static final CanaryPlan PLAN = CanaryPlan.parse("10:3m,50:3m,100:1m", Thresholds.SWIFT);

    /** A look, and the seconds until an order is heard. */
    private static final Duration ONE_POLL = Guard.POLL.plusSeconds(1);

    /** Until CloudWatch tells of a whole minute, from its beginning. */
    private static final Duration TOLD = Duration.ofMinutes(2);

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
    private Optional<Instant> burst;
    private Optional<Instant> carries;
    private long sent;
    private long lost;

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
            for (int number = 0; number < RELEASES; number++) {
                release(number, account);
            }
        }
        System.out.printf("releases: %d %s, rollbacks after %s%n", RELEASES, counts, latencies);
        System.out.printf("requests beside drains: %d, lost: %d%n", sent, lost);
        assertThat(wrong).isEmpty();
        assertThat(sent).isPositive();
        assertThat(lost).isZero();
    }

    private void release(int number, Account account) {
        Mishap mishap = Mishap.values()[number % Mishap.values().length];
        Colour to = new Canaries(crossing.traffic()).idle();
        ContainerImage image = new ContainerImage("registry.example/shop:" + number);
        assertThat(crossing.deploy(crossing.stack, to, image).complete()).isTrue();
        traffic = crossing.traffic(account);
        crossing.pass(Duration.ofMinutes(4));
        Weights before = crossing.weights();
        unserved = null;
        burst = Optional.empty();
        carries = Optional.empty();
        prepare(mishap, to);
        Optional<CanaryEnd> end = run(mishap, to);
        faults.clear();
        counts.merge(
                mishap + " " + end.map(how -> how.getClass().getSimpleName()).orElse("?"),
                1,
                Integer::sum);
        judge(mishap, to, before, end);
        restore(mishap, to);
        if (crossing.weights().of(to.other()) == 0) {
            drain(to.other());
        }
    }

    /** Scales down what nobody is on any more, while people go on as the nodes let them. */
    private void drain(Colour old) {
        Clients clients = new Clients(traffic.history(), random);
        try (Deployment deployment = crossing.open()) {
            Resting resting = new Resting(deployment, crossing.traffic());
            while (resting.rest(old, Duration.ZERO, _ -> {})
                    instanceof Rest.NotDrained(Drain.Waiting _)) {
                pass(Guard.POLL, clients);
            }
        }
        pass(Duration.ofMinutes(5), clients);
        if (healthy(old) > 0) {
            wrong.add(old + " still runs after its drain");
        }
        sent += clients.sent();
        lost += clients.lost();
    }

    private void pass(Duration duration, Clients clients) {
        Instant end = traffic.time().now().plus(duration);
        while (traffic.time().now().isBefore(end)) {
            Set<Colour> serving =
                    Arrays.stream(Colour.values())
                            .filter(colour -> healthy(colour) > 0)
                            .collect(Collectors.toSet());
            clients.ask(traffic.time().now(), serving::contains);
            crossing.pass(Guard.POLL);
        }
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
        int latest = mishap == Mishap.ERRORS ? 240 : 330;
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
                                burst = Optional.of(traffic.time().now());
                                strike(mishap, to);
                            }
                        },
                        () -> watch(to)));
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
    private void watch(Colour to) {
        Map<Colour, Instant> since = new TreeMap<>();
        while (!over) {
            Weights weights = crossing.weights();
            if (weights.of(to) > 0 && carries.isEmpty()) {
                carries = Optional.of(traffic.time().now());
            }
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
        if (mishap == Mishap.ERRORS && back.isAfter(told().plus(ONE_POLL))) {
            wrong.add("errors since " + burst + " were answered at " + back);
        }
    }

    /** When CloudWatch tells of the first whole minute of errors that people met. */
    private Instant told() {
        Instant met =
                burst.filter(at -> at.isAfter(carries.orElseThrow()))
                        .orElseGet(carries::orElseThrow);
        return met.plusSeconds(59).truncatedTo(ChronoUnit.MINUTES).plus(TOLD);
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
