package dev.slipway.differential;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Writes down what is asked of an account and what it says. */
final class Recorder implements ExecutionInterceptor {
    private static final ExecutionAttribute<Instant> START =
            new ExecutionAttribute<>("DifferentialStart");

    private final Supplier<Instant> clock;
    private final List<Step> steps = new ArrayList<>();

    Recorder(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** Everything that is asked while something is done, in its order. */
    List<Step> during(Runnable phase) {
        int start = count();
        phase.run();
        synchronized (this) {
            return List.copyOf(steps.subList(start, steps.size()));
        }
    }

    private synchronized int count() {
        return steps.size();
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        attributes.putAttribute(START, clock.get());
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        note(context.request(), new Outcome.Answered(context.response()), attributes);
    }

    @Override
    public void onExecutionFailure(
            Context.FailedExecution context, ExecutionAttributes attributes) {
        note(context.request(), Outcome.of(context.exception()), attributes);
    }

    private synchronized void note(
            SdkRequest request, Outcome outcome, ExecutionAttributes attributes) {
        steps.add(
                new Step(
                        attributes.getAttribute(START),
                        attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                        attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                        request,
                        outcome));
    }
}
