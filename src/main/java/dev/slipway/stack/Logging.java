package dev.slipway.stack;

import java.util.List;
import java.util.Optional;

/**
 * Where the applications' output goes: to CloudWatch for reading, through Firehose for keeping.
 *
 * @param retentionDays how long CloudWatch keeps events; one of {@link #LEGAL_RETENTION_DAYS}
 * @param streamName of the Firehose stream
 * @param bucket where Firehose delivers; when absent, {@link Names#bucket}
 * @param fluentBitImage of the log router that runs beside each application
 */
public record Logging(
        int retentionDays,
        String streamName,
        Optional<String> bucket,
        ContainerImage fluentBitImage,
        Optional<RedshiftDestination> redshift) {

    /**
     * The retentions CloudWatch accepts, in days.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html">API</a>
     */
    public static final List<Integer> LEGAL_RETENTION_DAYS =
            List.of(
                    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192,
                    2557, 2922, 3288, 3653);

    public Logging withRetentionDays(int other) {
        return new Logging(other, streamName, bucket, fluentBitImage, redshift);
    }
}
