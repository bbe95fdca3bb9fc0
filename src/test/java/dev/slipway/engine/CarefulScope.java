package dev.slipway.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A step of a run in which no data may be lost and roll-outs are not waited for. */
public record CarefulScope(Scope step) implements Scope {
    @Override
    public Address address() {
        return step.address();
    }

    @Override
    public Optional<String> id() {
        return step.id();
    }

    @Override
    public Set<String> deposed() {
        return step.deposed();
    }

    @Override
    public String token() {
        return step.token();
    }

    @Override
    public Map<String, String> tags() {
        return step.tags();
    }

    @Override
    public boolean mayDeleteData() {
        return false;
    }

    @Override
    public boolean waitForRollout() {
        return false;
    }

    @Override
    public Duration urgency() {
        return step.urgency();
    }

    @Override
    public void waiting(String reason) {
        step.waiting(reason);
    }

    @Override
    public <T> T await(String what, Duration timeout, Supplier<Poll<T>> look) {
        return step.await(what, timeout, look);
    }

    @Override
    public void pause(Duration duration) {
        step.pause(duration);
    }
}
