package dev.slipway.sandbox.logs;

import dev.slipway.sandbox.wire.Part;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;

/** CloudWatch Logs with the operation that the SDK has with its asynchronous client only. */
public interface LiveLogs extends CloudWatchLogsClient {

    /**
     * The next part of a session of Live Tail.
     *
     * @param mark from the part before; empty to begin
     */
    Part startLiveTail(StartLiveTailRequest request, String mark);
}
