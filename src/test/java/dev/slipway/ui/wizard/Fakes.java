package dev.slipway.ui.wizard;

import dev.slipway.aws.Discovery.BucketName;
import dev.slipway.aws.Discovery.Certificate;
import dev.slipway.aws.Discovery.Delegation;
import dev.slipway.aws.Discovery.HostedZone;
import dev.slipway.aws.Discovery.Reach;
import dev.slipway.aws.Discovery.Subnet;
import dev.slipway.aws.Discovery.Vpc;
import dev.slipway.engine.Time;
import dev.slipway.stack.Defaults;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.SecretValues;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An account to describe stacks in, without one. */
final class Fakes {
    static final String REGION = "us-east-2";
    static final Texts TEXTS = Texts.english();
    static final Vpc MAIN = new Vpc("vpc-0000000a", "main", "10.0.0.0/16", false);
    static final Vpc ODD = new Vpc("vpc-0000000b", "a-odd", "10.9.0.0/16", true);
    static final Subnet OPEN_A = subnet("subnet-000000a1", MAIN, "a", Reach.PUBLIC);
    static final Subnet OPEN_B = subnet("subnet-000000a2", MAIN, "b", Reach.PUBLIC);
    static final Subnet OPEN_C = subnet("subnet-000000a3", MAIN, "c", Reach.PUBLIC);
    static final Subnet INNER_A = subnet("subnet-000000b1", MAIN, "a", Reach.PRIVATE);
    static final Subnet INNER_B = subnet("subnet-000000b2", MAIN, "b", Reach.PRIVATE);
    static final Subnet CLOSED_C = subnet("subnet-000000b3", MAIN, "c", Reach.ISOLATED);
    static final Subnet ODD_OPEN = subnet("subnet-000000c1", ODD, "a", Reach.PUBLIC);
    static final Subnet ODD_OTHER = subnet("subnet-000000c2", ODD, "a", Reach.PUBLIC);
    static final Subnet ODD_CLOSED = subnet("subnet-000000c3", ODD, "a", Reach.ISOLATED);
    static final String ISSUED = "arn:aws:acm:us-east-2:123456789012:certificate/issued";
    static final String PENDING = "arn:aws:acm:us-east-2:123456789012:certificate/pending";

    private Fakes() {}

    private static Subnet subnet(String id, Vpc vpc, String zone, Reach reach) {
        return new Subnet(id, id, vpc.id(), "10.0.0.0/24", REGION + zone, reach, 251);
    }

    /** What the account has; can be changed between two looks. */
    static final class Account implements Surroundings {
        List<Vpc> vpcs = List.of(ODD, MAIN);
        Map<String, List<Subnet>> subnets =
                Map.of(
                        MAIN.id(),
                        List.of(OPEN_A, INNER_A, OPEN_B, INNER_B, OPEN_C, CLOSED_C),
                        ODD.id(),
                        List.of(ODD_OPEN, ODD_OTHER, ODD_CLOSED));
        RuntimeException broken;
        Optional<Delegation> delegation = Optional.empty();
        Map<String, BucketName> buckets = Map.of();
        Set<String> logGroups = Set.of();
        final List<String> asked = new ArrayList<>();

        @Override
        public List<Vpc> vpcs() {
            return answer(vpcs);
        }

        @Override
        public List<Subnet> subnets(String vpcId) {
            asked.add(vpcId);
            return answer(subnets.get(vpcId));
        }

        @Override
        public List<HostedZone> hostedZones() {
            return answer(
                    List.of(
                            new HostedZone("Z00000001", "example.org", false),
                            new HostedZone("Z00000002", "shop.example.org", false),
                            new HostedZone("Z00000003", "inner.example.org", true)));
        }

        @Override
        public List<Certificate> certificates() {
            return answer(
                    List.of(
                            new Certificate(
                                    ISSUED, "*.example.org", Set.of("*.example.org"), "ISSUED"),
                            new Certificate(
                                    PENDING,
                                    "new.example.net",
                                    Set.of("new.example.net"),
                                    "PENDING_VALIDATION")));
        }

        @Override
        public BucketName bucket(String name) {
            asked.add(name);
            return answer(buckets.getOrDefault(name, BucketName.FREE));
        }

        @Override
        public boolean hasLogGroup(String name) {
            asked.add(name);
            return answer(logGroups.contains(name));
        }

        @Override
        public Optional<Delegation> delegation(HostedZone zone) {
            asked.add(zone.name());
            return answer(delegation);
        }

        private <T> T answer(T all) {
            if (broken != null) {
                throw broken;
            }
            return all;
        }
    }

    /** Background work that is done when the test says so. */
    static final class Later {
        final Deque<Runnable> waiting = new ArrayDeque<>();

        Threads threads() {
            return new Threads(waiting::add, Runnable::run);
        }

        void runAll() {
            while (!waiting.isEmpty()) {
                waiting.poll().run();
            }
        }
    }

    static Stack fresh() {
        return Defaults.stack("shop").withRegion(REGION);
    }

    /** A clock that stands still, on which nobody has to wait. */
    static class Still implements Time {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public void sleep(Duration duration) {}

        @Override
        public void start(Runnable task) {
            task.run();
        }
    }

    static Keeper keeper(Path home) {
        return keeper(home, Threads.here());
    }

    static Keeper keeper(Path home, Threads threads) {
        return new Keeper(new Drafts(home), threads, new Still(), Duration.ofMillis(400));
    }

    /** One that writes nothing before the wizard is closed. */
    static Keeper lazy(Path home) {
        return keeper(home, new Threads(_ -> {}, Runnable::run));
    }

    static WizardModel wizard(Path home, Stack start) {
        return wizard(home, start, false, new SecretValues());
    }

    static WizardModel wizard(Path home, Stack start, boolean existing, SecretValues secrets) {
        return new WizardModel(
                new Account(),
                REGION,
                "123456789012",
                TEXTS,
                Threads.here(),
                start,
                existing,
                secrets,
                keeper(home));
    }
}
