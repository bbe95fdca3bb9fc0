package dev.slipway.differential;

import dev.slipway.aws.Audit;

import software.amazon.awssdk.core.SdkRequest;

import java.time.Instant;

/**
 * One call of the script.
 *
 * @param at when it was sent
 * @param service the SDK's id of the service, such as {@code ECS}
 * @param recorded what was said to it when it was recorded
 */
record Step(Instant at, String service, String operation, SdkRequest request, Outcome recorded) {

    /** Service and operation as the table of differences names them. */
    String name() {
        return service + "." + operation;
    }

    boolean mutating() {
        return Audit.mutating(operation);
    }
}
