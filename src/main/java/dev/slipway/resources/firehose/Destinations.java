package dev.slipway.resources.firehose;

import dev.slipway.engine.Output;
import dev.slipway.resources.firehose.Destination.Buffering;
import dev.slipway.resources.firehose.Destination.Compression;
import dev.slipway.resources.firehose.Destination.ErrorLog;
import dev.slipway.resources.firehose.Destination.Redshift;
import dev.slipway.resources.firehose.Destination.S3;

import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.CloudWatchLoggingOptions;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.CopyCommand;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationDescription;
import software.amazon.awssdk.services.firehose.model.S3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.S3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.S3DestinationUpdate;
import software.amazon.awssdk.services.firehose.model.SecretsManagerConfiguration;
import software.amazon.awssdk.services.firehose.model.UpdateDestinationRequest;

import java.time.Duration;
import java.util.Optional;

/** Destinations as Firehose writes them. */
final class Destinations {
    private Destinations() {}

    static void into(CreateDeliveryStreamRequest.Builder request, Destination destination) {
        switch (destination) {
            case S3 s3 ->
                    request.extendedS3DestinationConfiguration(
                            to ->
                                    to.roleARN(s3.role().get())
                                            .bucketARN(s3.bucket().get())
                                            .prefix(s3.prefix())
                                            .errorOutputPrefix(s3.errorPrefix())
                                            .bufferingHints(hints(s3.buffering()))
                                            .compressionFormat(format(s3.compression()))
                                            .cloudWatchLoggingOptions(options(s3.errorLog())));
            case Redshift redshift ->
                    request.redshiftDestinationConfiguration(
                            to ->
                                    to.roleARN(redshift.role().get())
                                            .clusterJDBCURL(redshift.jdbcUrl())
                                            .copyCommand(copy(redshift))
                                            .secretsManagerConfiguration(secret(redshift))
                                            .retryOptions(r -> r.durationInSeconds(retry(redshift)))
                                            .s3Configuration(configuration(redshift.intermediate()))
                                            .cloudWatchLoggingOptions(
                                                    options(redshift.errorLog())));
        }
    }

    static void into(UpdateDestinationRequest.Builder request, Destination destination) {
        switch (destination) {
            case S3 s3 ->
                    request.extendedS3DestinationUpdate(
                            to ->
                                    to.roleARN(s3.role().get())
                                            .bucketARN(s3.bucket().get())
                                            .prefix(s3.prefix())
                                            .errorOutputPrefix(s3.errorPrefix())
                                            .bufferingHints(hints(s3.buffering()))
                                            .compressionFormat(format(s3.compression()))
                                            .cloudWatchLoggingOptions(options(s3.errorLog())));
            case Redshift redshift ->
                    request.redshiftDestinationUpdate(
                            to ->
                                    to.roleARN(redshift.role().get())
                                            .clusterJDBCURL(redshift.jdbcUrl())
                                            .copyCommand(copy(redshift))
                                            .secretsManagerConfiguration(secret(redshift))
                                            .retryOptions(r -> r.durationInSeconds(retry(redshift)))
                                            .s3Update(update(redshift.intermediate()))
                                            .cloudWatchLoggingOptions(
                                                    options(redshift.errorLog())));
        }
    }

    static Destination read(DestinationDescription found) {
        if (found.redshiftDestinationDescription() != null) {
            return redshift(found.redshiftDestinationDescription());
        }
        return s3(found.extendedS3DestinationDescription());
    }

    private static S3 s3(ExtendedS3DestinationDescription found) {
        return new S3(
                Output.of(found.roleARN()),
                Output.of(found.bucketARN()),
                orEmpty(found.prefix()),
                orEmpty(found.errorOutputPrefix()),
                buffering(found.bufferingHints()),
                compression(found.compressionFormat()),
                errorLog(found.cloudWatchLoggingOptions()));
    }

    private static S3 s3(S3DestinationDescription found) {
        return new S3(
                Output.of(found.roleARN()),
                Output.of(found.bucketARN()),
                orEmpty(found.prefix()),
                orEmpty(found.errorOutputPrefix()),
                buffering(found.bufferingHints()),
                compression(found.compressionFormat()),
                errorLog(found.cloudWatchLoggingOptions()));
    }

    private static Redshift redshift(RedshiftDestinationDescription found) {
        CopyCommand copy = found.copyCommand();
        return new Redshift(
                Output.of(found.roleARN()),
                found.clusterJDBCURL(),
                copy.dataTableName(),
                orEmpty(copy.copyOptions()),
                Output.of(
                        Optional.ofNullable(found.secretsManagerConfiguration())
                                .map(SecretsManagerConfiguration::secretARN)
                                .orElse("")),
                Optional.ofNullable(found.retryOptions())
                        .map(retry -> Duration.ofSeconds(retry.durationInSeconds()))
                        .orElse(Duration.ofHours(1)),
                s3(found.s3DestinationDescription()),
                errorLog(found.cloudWatchLoggingOptions()));
    }

    private static S3DestinationConfiguration configuration(S3 s3) {
        return S3DestinationConfiguration.builder()
                .roleARN(s3.role().get())
                .bucketARN(s3.bucket().get())
                .prefix(s3.prefix())
                .errorOutputPrefix(s3.errorPrefix())
                .bufferingHints(hints(s3.buffering()))
                .compressionFormat(format(s3.compression()))
                .cloudWatchLoggingOptions(options(s3.errorLog()))
                .build();
    }

    private static S3DestinationUpdate update(S3 s3) {
        return S3DestinationUpdate.builder()
                .roleARN(s3.role().get())
                .bucketARN(s3.bucket().get())
                .prefix(s3.prefix())
                .errorOutputPrefix(s3.errorPrefix())
                .bufferingHints(hints(s3.buffering()))
                .compressionFormat(format(s3.compression()))
                .cloudWatchLoggingOptions(options(s3.errorLog()))
                .build();
    }

    private static CopyCommand copy(Redshift redshift) {
        return CopyCommand.builder()
                .dataTableName(redshift.table())
                .copyOptions(redshift.copyOptions())
                .build();
    }

    private static SecretsManagerConfiguration secret(Redshift redshift) {
        return SecretsManagerConfiguration.builder()
                .enabled(true)
                .secretARN(redshift.secret().get())
                .roleARN(redshift.role().get())
                .build();
    }

    private static int retry(Redshift redshift) {
        return Math.toIntExact(redshift.retry().toSeconds());
    }

    private static BufferingHints hints(Buffering buffering) {
        return BufferingHints.builder()
                .sizeInMBs(buffering.megabytes())
                .intervalInSeconds(Math.toIntExact(buffering.interval().toSeconds()))
                .build();
    }

    /** Firehose's own defaults are 5 MB and 300 s. */
    private static Buffering buffering(BufferingHints hints) {
        return new Buffering(
                Optional.ofNullable(hints).map(BufferingHints::sizeInMBs).orElse(5),
                Duration.ofSeconds(
                        Optional.ofNullable(hints)
                                .map(BufferingHints::intervalInSeconds)
                                .orElse(300)));
    }

    private static CompressionFormat format(Compression compression) {
        return CompressionFormat.valueOf(compression.name());
    }

    private static Compression compression(CompressionFormat format) {
        return format == null ? Compression.UNCOMPRESSED : Compression.valueOf(format.name());
    }

    private static CloudWatchLoggingOptions options(Optional<ErrorLog> log) {
        CloudWatchLoggingOptions.Builder options =
                CloudWatchLoggingOptions.builder().enabled(log.isPresent());
        log.ifPresent(
                to -> options.logGroupName(to.group().get()).logStreamName(to.stream().get()));
        return options.build();
    }

    private static Optional<ErrorLog> errorLog(CloudWatchLoggingOptions options) {
        return Optional.ofNullable(options)
                .filter(found -> Boolean.TRUE.equals(found.enabled()))
                .map(
                        found ->
                                new ErrorLog(
                                        Output.of(found.logGroupName()),
                                        Output.of(found.logStreamName())));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
