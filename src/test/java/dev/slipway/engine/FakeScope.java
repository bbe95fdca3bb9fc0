package dev.slipway.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The step of a kind under test: it waits on a given clock and remembers what it was told. */
public record FakeScope(
        Address address,
        Optional<String> id,
        Set<String> deposed,
        Map<String, String> tags,
        Duration urgency,
        Time time,
        List<String> reasons,
        List<Sight> sights,
        boolean mayDeleteData)
        implements Scope {

    public static FakeScope of(String kind, String name, Time time) {
        return new FakeScope(
                new Address(kind, name),
                Optional.empty(),
                Set.of(),
                Map.of(
                        "slipway:stack", "test",
                        "slipway:address", kind + "." + name,
                        "slipway:run", "1"),
                Duration.ZERO,
                time,
                java.util.Collections.synchronizedList(new ArrayList<>()),
                java.util.Collections.synchronizedList(new ArrayList<>()),
                true);
    }

    public FakeScope withId(String known) {
        return new FakeScope(
                address,
                Optional.of(known),
                deposed,
                tags,
                urgency,
                time,
                reasons,
                sights,
                mayDeleteData);
    }

    public FakeScope withDeposed(String... ids) {
        return new FakeScope(
                address, id, Set.of(ids), tags, urgency, time, reasons, sights, mayDeleteData);
    }

    public FakeScope withUrgency(Duration chain) {
        return new FakeScope(
                address, id, deposed, tags, chain, time, reasons, sights, mayDeleteData);
    }

    public FakeScope withoutConsent() {
        return new FakeScope(address, id, deposed, tags, urgency, time, reasons, sights, false);
    }

    /** The same step in another run. */
    public FakeScope inRun(String run) {
        Map<String, String> all = new TreeMap<>(tags);
        all.put(OwnershipTags.RUN, run);
        return new FakeScope(
                address, id, deposed, all, urgency, time, reasons, sights, mayDeleteData);
    }

    @Override
    public String token() {
        return "%032x".formatted(address.toString().hashCode() & 0xffffffffL);
    }

    @Override
    public boolean wants(Map<String, String> found) {
        return OwnershipTags.withoutRun(found).equals(OwnershipTags.withoutRun(tags));
    }

    @Override
    public boolean waitForRollout() {
        return true;
    }

    @Override
    public void waiting(String reason) {
        reasons.add(reason);
    }

    @Override
    public void sees(Sight sight) {
        sights.add(sight);
    }

    @Override
    public <T> T await(String what, Duration timeout, Supplier<Poll<T>> look) {
        Instant end = time.now().plus(timeout);
        while (true) {
            switch (look.get()) {
                case Poll.Done<T> done -> {
                    return done.value();
                }
                case Poll.Waiting<T> still -> {
                    waiting(still.reason());
                    if (!time.now().isBefore(end)) {
                        throw new EngineException(
                                Failure.of(what, "took too long: " + still.reason(), "Retry."));
                    }
                    pause(Duration.ofSeconds(1));
                }
            }
        }
    }

    @Override
    public void pause(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            throw new EngineException(Failure.of("waiting", "stopped", "Continue."), e);
        }
    }
}
