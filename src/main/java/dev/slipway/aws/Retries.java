package dev.slipway.aws;

import dev.slipway.engine.Address;
import dev.slipway.engine.Scope;
import dev.slipway.engine.Time;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Decides for all clients of an account what is worth another try, and waits for it.
 *
 * <p>The SDK asks a strategy before the first attempt, after each that failed and after success.
 * Here all three also keep the books: the budget is taken before each attempt (and so before it is
 * signed), and each attempt is audited. The pauses are slept here and not by the SDK, so that a
 * rehearsal's clock can skip them and a stopped run does not sit them out.
 *
 * <p>Tried again are: throttling, server errors, lost connections and a wrong clock, up to {@value
 * #ATTEMPTS} times with jittered pauses that grow from a quarter of a second (throttling: one) to
 * twenty; and the refusals of {@link Consistency}, for as long as their row says. An address that
 * never answered yet is given up after {@value #FIRST_ATTEMPTS} attempts.
 */
final class Retries implements RetryStrategy {
    static final int ATTEMPTS = 9;
    static final int FIRST_ATTEMPTS = 3;

    /** Bound around calls that are given up at their first failure. */
    static final ScopedValue<Boolean> SPARED = ScopedValue.newInstance();

    private static final Duration CAP = Duration.ofSeconds(20);
    private static final Set<String> TRANSIENT =
            Set.of(
                    "RequestTimeout",
                    "RequestTimeoutException",
                    "InternalError",
                    "InternalFailure",
                    "ServiceUnavailable");

    /**
     * An attempt that is under way.
     *
     * @param failures how many before it failed for a reason of the network or of AWS's load
     * @param refusedSince when the refusals began that pass by themselves
     */
    private record Attempt(int number, Instant sent, int failures, Optional<Instant> refusedSince)
            implements RetryToken {}

    /** What to do before the next attempt. */
    private record Again(
            int failures, Optional<Instant> refusedSince, Duration pause, String reason) {}

    private final Time time;
    private final Budgets budgets;
    private final Calls calls;
    private final Audit audit;
    private volatile boolean answeredBefore;

    Retries(Time time, Budgets budgets, Calls calls, Audit audit) {
        this.time = time;
        this.budgets = budgets;
        this.calls = calls;
        this.audit = audit;
    }

    @Override
    public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
        budgets.acquire(calls.current().service());
        return AcquireInitialTokenResponse.create(
                new Attempt(1, time.now(), 0, Optional.empty()), Duration.ZERO);
    }

    @Override
    public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
        Attempt attempt = (Attempt) request.token();
        Throwable failure = request.failure();
        answeredBefore |= failure instanceof AwsServiceException;
        Optional<Again> again =
                again(attempt, failure, request.suggestedDelay().orElse(Duration.ZERO));
        audit(attempt, failed(failure, again.isPresent()));
        Again next =
                again.orElseThrow(
                        () ->
                                new TokenAcquisitionFailedException(
                                        "not worth another try", attempt, failure));
        if (attempt.number() > 1 || next.refusedSince().isPresent()) {
            Pauses.explain(next.reason());
        }
        Pauses.pause(time, next.pause());
        budgets.acquire(calls.current().service());
        return RefreshRetryTokenResponse.create(
                new Attempt(attempt.number() + 1, time.now(), next.failures(), next.refusedSince()),
                Duration.ZERO);
    }

    @Override
    public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
        answeredBefore = true;
        audit((Attempt) request.token(), new Audit.Outcome.Answered());
        return RecordSuccessResponse.create(request.token());
    }

    private Optional<Again> again(Attempt attempt, Throwable failure, Duration suggested) {
        if (failure instanceof AbortedException || SPARED.isBound()) {
            return Optional.empty();
        }
        Calls.Operation operation = calls.current();
        if (failure instanceof AwsServiceException refusal) {
            boolean throttled = throttled(refusal);
            if (throttled) {
                budgets.exhaust(operation.service());
            }
            Optional<Consistency.Row> row =
                    Consistency.find(operation, code(failure), refusal.getMessage());
            if (row.isPresent()) {
                return patiently(attempt, row.get());
            }
            if (throttled) {
                return backOff(attempt, Duration.ofSeconds(1), suggested, "AWS asks to slow down");
            }
            if (refusal.isClockSkewException()) {
                // The SDK has just corrected its clock by the answer's date.
                return attempt.number() == 1
                        ? backOff(attempt, Duration.ZERO, Duration.ZERO, "correcting the clock")
                        : Optional.empty();
            }
            return refusal.statusCode() >= 500 || TRANSIENT.contains(code(failure))
                    ? backOff(attempt, Duration.ofMillis(250), suggested, "AWS has a problem")
                    : Optional.empty();
        }
        return lostConnection(failure)
                ? backOff(attempt, Duration.ofMillis(250), suggested, "AWS cannot be reached")
                : Optional.empty();
    }

    private Optional<Again> patiently(Attempt attempt, Consistency.Row row) {
        Instant now = time.now();
        Instant since = attempt.refusedSince().orElse(now);
        Duration waited = Duration.between(since, now);
        if (waited.compareTo(row.patience()) >= 0) {
            return Optional.empty();
        }
        Duration pause = Duration.ofSeconds(1).plus(waited.dividedBy(4));
        return Optional.of(
                new Again(
                        attempt.failures(),
                        Optional.of(since),
                        jittered(pause.compareTo(CAP) > 0 ? CAP : pause),
                        row.reason()));
    }

    private Optional<Again> backOff(
            Attempt attempt, Duration base, Duration suggested, String reason) {
        int failures = attempt.failures() + 1;
        if (failures >= (answeredBefore ? ATTEMPTS : FIRST_ATTEMPTS)) {
            return Optional.empty();
        }
        Duration grown = base.multipliedBy(1L << Math.min(failures - 1, 10));
        Duration pause = jittered(grown.compareTo(CAP) > 0 ? CAP : grown);
        return Optional.of(
                new Again(
                        failures,
                        attempt.refusedSince(),
                        pause.compareTo(suggested) < 0 ? suggested : pause,
                        reason));
    }

    /** Between half of the pause and all of it. */
    private static Duration jittered(Duration pause) {
        long half = pause.toMillis() / 2;
        return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1));
    }

    private static boolean throttled(AwsServiceException refusal) {
        return refusal.isThrottlingException() && !code(refusal).startsWith("LimitExceeded");
    }

    private static boolean lostConnection(Throwable failure) {
        return failure instanceof IOException
                || failure instanceof SdkClientException lost
                        && (lost.retryable() || lost.getCause() instanceof IOException);
    }

    private void audit(Attempt attempt, Audit.Outcome outcome) {
        Calls.Operation operation = calls.current();
        Optional<Address> address =
                Scope.CURRENT.isBound()
                        ? Optional.of(Scope.CURRENT.get().address())
                        : Optional.empty();
        audit.record(
                new Audit.Call(
                        operation.service(),
                        operation.name(),
                        Audit.mutating(operation.name()),
                        address,
                        attempt.sent(),
                        Duration.between(attempt.sent(), time.now()),
                        attempt.number(),
                        outcome));
    }

    private static Audit.Outcome failed(Throwable failure, boolean retried) {
        Optional<String> requestId =
                failure instanceof AwsServiceException refusal
                        ? Optional.ofNullable(refusal.requestId())
                        : Optional.empty();
        return new Audit.Outcome.Failed(code(failure), requestId, retried);
    }

    private static String code(Throwable failure) {
        if (failure instanceof AwsServiceException refusal
                && refusal.awsErrorDetails() != null
                && refusal.awsErrorDetails().errorCode() != null) {
            return refusal.awsErrorDetails().errorCode();
        }
        Throwable origin = failure.getCause() instanceof IOException io ? io : failure;
        return origin.getClass().getSimpleName();
    }

    @Override
    public int maxAttempts() {
        return ATTEMPTS;
    }

    /** Nothing of the SDK's own opinion is to be mixed in. */
    @Override
    public boolean useClientDefaults() {
        return false;
    }

    @Override
    public Builder<?, ?> toBuilder() {
        throw new UnsupportedOperationException("an account's retries are not configurable");
    }
}
