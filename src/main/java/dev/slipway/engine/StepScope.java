package dev.slipway.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The scope of one step of one run. */
record StepScope(
        Run run,
        Address address,
        Optional<String> id,
        Set<String> deposed,
        String token,
        Map<String, String> tags,
        Duration urgency)
        implements Scope {

    /**
     * What is the same for all steps of a run.
     *
     * @param waiting told whenever the reason for which a step waits changes
     * @param looked told of what a step has seen
     */
    record Run(
            Time time,
            StopSignal stop,
            Options options,
            Consumer<Map.Entry<Address, String>> waiting,
            BiConsumer<Address, Sight> looked) {}

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    @Override
    public boolean wants(Map<String, String> found) {
        return OwnershipTags.withoutRun(found).equals(OwnershipTags.withoutRun(tags));
    }

    @Override
    public boolean mayDeleteData() {
        return run.options().deleteData();
    }

    @Override
    public boolean waitForRollout() {
        return run.options().waitForRollout();
    }

    @Override
    public void waiting(String reason) {
        run.waiting().accept(Map.entry(address, reason));
    }

    @Override
    public void sees(Sight sight) {
        run.looked().accept(address, sight);
    }

    @Override
    public void pause(Duration duration) {
        Crowd.stand();
        try {
            run.stop().sleep(run.time(), duration);
        } finally {
            Crowd.go();
        }
    }

    @Override
    public <T> T await(String what, Duration timeout, Supplier<Poll<T>> look) {
        Instant end = run.time().now().plus(timeout);
        Duration pause = FIRST_PAUSE;
        while (true) {
            switch (look.get()) {
                case Poll.Done<T>(T value) -> {
                    return value;
                }
                case Poll.Waiting<T>(String reason) -> {
                    waiting(reason);
                    if (run.time().now().isAfter(end)) {
                        throw new EngineException(tooLong(what, timeout, reason).at(address));
                    }
                }
            }
            pause(jittered(pause));
            pause = min(pause.multipliedBy(3).dividedBy(2), LONGEST_PAUSE);
        }
    }

    private static Failure tooLong(String what, Duration timeout, String reason) {
        return Failure.of(
                "waiting for " + what,
                "It was not done after %d minutes; last seen: %s."
                        .formatted(timeout.toMinutes(), reason),
                "Look at it in the AWS console, then continue: the next run goes on waiting.");
    }

    private static Duration jittered(Duration pause) {
        return Duration.ofMillis(
                (long) (pause.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
