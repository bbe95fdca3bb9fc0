package dev.slipway.aws;

import dev.slipway.engine.Crowd;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Remembers which operation this thread is busy with, because the SDK does not tell its retry
 * strategy. A synchronous call starts, tries, waits and ends on one thread.
 */
final class Calls implements ExecutionInterceptor {

    /** An operation of a service, by the SDK's names of both. */
    record Operation(String service, String name) {}

    private final ThreadLocal<Operation> current = new ThreadLocal<>();

    Operation current() {
        Operation operation = current.get();
        return operation == null ? new Operation("", "") : operation;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        Crowd.stand();
        current.set(
                new Operation(
                        attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                        attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)));
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        ended();
    }

    @Override
    public void onExecutionFailure(
            Context.FailedExecution context, ExecutionAttributes attributes) {
        ended();
    }

    private void ended() {
        if (current.get() != null) {
            current.remove();
            Crowd.go();
        }
    }
}
