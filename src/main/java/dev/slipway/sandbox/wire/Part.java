package dev.slipway.sandbox.wire;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseStream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an operation answers whose answer goes on, such as StartLiveTail: some events, and how to
 * come by the next ones. The service is asked for each part as if it were called again, so that it
 * keeps nothing in mind and need not wait.
 *
 * @param isFirst whether the answer begins with it
 * @param next leads to the next part; empty at the end
 * @param after how long from now on that is worth asking for
 * @param end what it ends with instead, if not well
 */
public record Part(
        boolean isFirst,
        List<StartLiveTailResponseStream> events,
        Optional<String> next,
        Duration after,
        Optional<AwsServiceException> end) {

    /** The beginning of an answer, with more to come. */
    public static Part first(StartLiveTailResponseStream event, String next, Duration after) {
        return new Part(true, List.of(event), Optional.of(next), after, Optional.empty());
    }

    /** An event in the middle of an answer. */
    public static Part of(StartLiveTailResponseStream event, String next, Duration after) {
        return new Part(false, List.of(event), Optional.of(next), after, Optional.empty());
    }

    /** The end of an answer. */
    public static Part end(AwsServiceException with) {
        return new Part(false, List.of(), Optional.empty(), Duration.ZERO, Optional.of(with));
    }
}
