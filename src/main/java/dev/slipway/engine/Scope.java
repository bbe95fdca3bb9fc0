package dev.slipway.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What a {@link ResourceKind} is told about the step in which it is called. */
public interface Scope {

    /**
     * The scope of the step that this thread is working for. Bound by the engine around every call
     * of a kind, so that budgets, retries and the audit can tell whom they serve.
     */
    ScopedValue<Scope> CURRENT = ScopedValue.newInstance();

    /** One look at something that is being waited for. */
    sealed interface Poll<T> {
        record Done<T>(T value) implements Poll<T> {}

        /** Not yet, for a reason that a user understands: "provisioning", "2 of 3 tasks run". */
        record Waiting<T>(String reason) implements Poll<T> {}

        static <T> Poll<T> done(T value) {
            return new Done<>(value);
        }

        static <T> Poll<T> waiting(String reason) {
            return new Waiting<>(reason);
        }
    }

    Address address();

    /** The physical id, where the state or the journal knows one. */
    Optional<String> id();

    /** Ids of earlier resources at this address that are being replaced and must not be found. */
    Set<String> deposed();

    /**
     * An idempotency token that is the same when a create is sent again after a crash: 32
     * hexadecimal digits.
     */
    String token();

    /** The tags to create the resource with: those of the stack and those that say it is ours. */
    Map<String, String> tags();

    /**
     * Whether a plan would leave these tags as they are. A kind may believe a source of tags that
     * is cheap but late, as far as it says so.
     */
    boolean wants(Map<String, String> found);

    /** Whether the user agreed to lose data, such as the objects in a bucket. */
    boolean mayDeleteData();

    /** Whether to wait until a roll-out has finished, or only until it was accepted. */
    boolean waitForRollout();

    /** The resource's expected remaining chain, for whoever has to choose between waiting calls. */
    Duration urgency();

    /** Tells the user what this step is waiting for. */
    void waiting(String reason);

    /** Tells the user what was seen of the resource; to be told when it differs. */
    void sees(Sight sight);

    /**
     * Looks again and again, with growing and jittered pauses, until the look says done. Holds no
     * slot. An exception thrown by the look ends the waiting.
     *
     * @param what what is waited for, for the message when it takes too long
     * @throws EngineException if it is not done within the time, or the run was stopped
     */
    <T> T await(String what, Duration timeout, Supplier<Poll<T>> look);

    /**
     * Pauses this step.
     *
     * @throws EngineException if the run was stopped meanwhile
     */
    void pause(Duration duration);
}
