package dev.slipway.aws;

import dev.slipway.engine.Time;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Audits calls whose answers go on. They are answered when their answer begins, for it may never
 * end; and they go through several threads, so that {@link Retries} cannot do it.
 */
record StreamAudit(Audit audit, Time time) implements ExecutionInterceptor {
    private static final ExecutionAttribute<Instant> SENT = new ExecutionAttribute<>("sent");

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        attributes.putAttribute(SENT, time.now());
    }

    @Override
    public void afterTransmission(
            Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (context.httpResponse().isSuccessful()) {
            record(attributes, new Audit.Outcome.Answered());
        }
    }

    @Override
    public void onExecutionFailure(
            Context.FailedExecution context, ExecutionAttributes attributes) {
        boolean answered = context.httpResponse().filter(r -> r.isSuccessful()).isPresent();
        if (!answered) {
            record(attributes, failed(context.exception()));
        }
    }

    private static Audit.Outcome failed(Throwable failure) {
        return failure instanceof AwsServiceException refusal && refusal.awsErrorDetails() != null
                ? new Audit.Outcome.Failed(
                        String.valueOf(refusal.awsErrorDetails().errorCode()),
                        Optional.ofNullable(refusal.requestId()),
                        false)
                : new Audit.Outcome.Failed(
                        failure.getClass().getSimpleName(), Optional.empty(), false);
    }

    private void record(ExecutionAttributes attributes, Audit.Outcome outcome) {
        Instant sent = attributes.getAttribute(SENT);
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        audit.record(
                new Audit.Call(
                        attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                        operation,
                        Audit.mutating(operation),
                        Optional.empty(),
                        sent,
                        Duration.between(sent, time.now()),
                        1,
                        outcome));
    }
}
