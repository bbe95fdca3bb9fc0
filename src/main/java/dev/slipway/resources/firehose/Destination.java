package dev.slipway.resources.firehose;

import dev.slipway.engine.Output;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a delivery stream delivers to.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/firehose/latest/APIReference/API_UpdateDestination.html">UpdateDestination</a>
 */
public sealed interface Destination {

    /**
     * How much Firehose gathers before it delivers; whichever comes first.
     *
     * @param megabytes 1 to 128
     * @param interval 0 to 900 seconds
     */
    record Buffering(int megabytes, Duration interval) {}

    /** How delivered objects are compressed. */
    enum Compression {
        UNCOMPRESSED,
        GZIP,
        ZIP,
        SNAPPY,
        HADOOP_SNAPPY
    }

    /**
     * Where Firehose reports what it could not deliver; both must exist.
     *
     * @param group the name of a log group
     * @param stream the name of a stream in it
     */
    record ErrorLog(Output<String> group, Output<String> stream) {}

    /**
     * Objects in a bucket.
     *
     * @param role the ARN of the role with which Firehose writes
     * @param bucket the ARN of the bucket
     * @param prefix of the objects' keys; may hold expressions such as {@code
     *     !{timestamp:yyyy/MM/dd/HH}}
     * @param errorPrefix of what could not be delivered; needed when {@code prefix} has expressions
     */
    record S3(
            Output<String> role,
            Output<String> bucket,
            String prefix,
            String errorPrefix,
            Buffering buffering,
            Compression compression,
            Optional<ErrorLog> errorLog)
            implements Destination {}

    /**
     * Rows in a table of a Redshift cluster or workgroup, copied there from a bucket.
     *
     * @param role the ARN of the role with which Firehose writes
     * @param jdbcUrl {@code jdbc:redshift://host:port/database}
     * @param table the table that rows are copied to
     * @param copyOptions options of the COPY command, such as {@code JSON 'auto' GZIP}
     * @param secret the ARN of the secret that holds {@code username} and {@code password}
     * @param retry how long Firehose tries to copy an object again, 0 to 7,200 seconds
     * @param intermediate where the objects wait
     */
    record Redshift(
            Output<String> role,
            String jdbcUrl,
            String table,
            String copyOptions,
            Output<String> secret,
            Duration retry,
            S3 intermediate,
            Optional<ErrorLog> errorLog)
            implements Destination {}
}
