package dev.slipway.aws;

import dev.slipway.engine.Address;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Is told of every request that was sent to the account. May be called on many threads at once. */
@FunctionalInterface
public interface Audit {

    /**
     * A request and what became of it. A call that was tried three times is three of these.
     *
     * @param service the SDK's name of the service, such as {@code Ecs}
     * @param mutating whether it could have changed the account
     * @param address the resource on whose behalf it was sent, if for one
     * @param duration from sending the request to having its answer
     * @param attempt 1 for the first
     * @param outcome how it ended
     */
    record Call(
            String service,
            String operation,
            boolean mutating,
            Optional<Address> address,
            Instant started,
            Duration duration,
            int attempt,
            Outcome outcome) {}

    /** How a request ended. */
    sealed interface Outcome {
        record Answered() implements Outcome {}

        /**
         * @param code AWS's error code, or the name of what went wrong on the way
         */
        record Failed(String code, Optional<String> requestId, boolean retried)
                implements Outcome {}
    }

    void record(Call call);

    static Audit none() {
        return call -> {};
    }

    /** Whether an operation may change the account, judging by AWS's own naming. */
    static boolean mutating(String operation) {
        return READING.stream().noneMatch(operation::startsWith);
    }

    /** First words of operations that only read. */
    Set<String> READING =
            Set.of(
                    "Describe",
                    "Get",
                    "List",
                    "Head",
                    "Filter",
                    "Search",
                    "Lookup",
                    "Query",
                    "Discover",
                    "BatchGet",
                    "Check",
                    "Simulate",
                    "StartLiveTail",
                    "Test");
}
