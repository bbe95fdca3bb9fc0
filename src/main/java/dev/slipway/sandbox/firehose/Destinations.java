package dev.slipway.sandbox.firehose;

import dev.slipway.sandbox.s3.Buckets;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.CloudWatchLoggingOptions;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationDescription;
import software.amazon.awssdk.services.firehose.model.S3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.UpdateDestinationRequest;

import java.util.ArrayList;
import java.util.List;

/** What a stream is told about where to deliver, as it tells it back. */
record Destinations(World world, Buckets buckets) {
    private static final String ID = "destinationId-000000000001";

    DestinationDescription of(CreateDeliveryStreamRequest request) {
        DestinationDescription.Builder made = DestinationDescription.builder().destinationId(ID);
        if (request.extendedS3DestinationConfiguration() != null) {
            extended(
                    made,
                    merged(
                            ExtendedS3DestinationDescription.builder(),
                            request.extendedS3DestinationConfiguration()));
        } else if (request.redshiftDestinationConfiguration() != null) {
            made.redshiftDestinationDescription(
                    redshift(
                            RedshiftDestinationDescription.builder(),
                            request.redshiftDestinationConfiguration(),
                            request.redshiftDestinationConfiguration().s3Configuration()));
        } else {
            throw invalid("Exactly one destination configuration is supported for a Firehose");
        }
        return checked(made.build());
    }

    /** What the update does not name stays. */
    DestinationDescription updated(DestinationDescription now, UpdateDestinationRequest request) {
        DestinationDescription.Builder made = now.toBuilder();
        if (!ID.equals(request.destinationId())) {
            throw invalid("Destination Id " + request.destinationId() + " not found");
        }
        if (request.extendedS3DestinationUpdate() != null) {
            ExtendedS3DestinationDescription was = now.extendedS3DestinationDescription();
            extended(
                    made.redshiftDestinationDescription((RedshiftDestinationDescription) null),
                    merged(
                            was == null
                                    ? ExtendedS3DestinationDescription.builder()
                                    : was.toBuilder(),
                            request.extendedS3DestinationUpdate()));
        } else if (request.redshiftDestinationUpdate() != null) {
            RedshiftDestinationDescription was = now.redshiftDestinationDescription();
            made.extendedS3DestinationDescription((ExtendedS3DestinationDescription) null)
                    .s3DestinationDescription((S3DestinationDescription) null)
                    .redshiftDestinationDescription(
                            redshift(
                                    was == null
                                            ? RedshiftDestinationDescription.builder()
                                            : was.toBuilder(),
                                    request.redshiftDestinationUpdate(),
                                    request.redshiftDestinationUpdate().s3Update()));
        } else {
            throw invalid("Exactly one destination update is supported for a Firehose");
        }
        return checked(made.build());
    }

    private static RedshiftDestinationDescription redshift(
            RedshiftDestinationDescription.Builder into, SdkPojo from, SdkPojo intermediate) {
        S3DestinationDescription was = into.build().s3DestinationDescription();
        copy(from, into);
        S3DestinationDescription.Builder s3 =
                was == null ? S3DestinationDescription.builder() : was.toBuilder();
        if (intermediate != null) {
            copy(intermediate, s3);
        }
        return into.s3DestinationDescription(s3.build()).build();
    }

    /** AWS tells of an extended destination a second time, in the terms of a plain one. */
    private static void extended(
            DestinationDescription.Builder made, ExtendedS3DestinationDescription destination) {
        S3DestinationDescription.Builder plain = S3DestinationDescription.builder();
        copy(destination, plain);
        made.extendedS3DestinationDescription(destination).s3DestinationDescription(plain.build());
    }

    private static ExtendedS3DestinationDescription merged(
            ExtendedS3DestinationDescription.Builder into, SdkPojo from) {
        copy(from, into);
        return into.build();
    }

    /** Copies the members that two shapes have in common and the first one has set. */
    private static void copy(SdkPojo from, SdkPojo into) {
        from.sdkFields().stream()
                .filter(field -> field.getValueOrDefault(from) != null)
                .forEach(
                        field ->
                                into.sdkFields().stream()
                                        .filter(to -> to.memberName().equals(field.memberName()))
                                        .forEach(
                                                to -> to.set(into, field.getValueOrDefault(from))));
    }

    static List<String> roles(DestinationDescription destination) {
        List<String> roles = new ArrayList<>();
        if (destination.extendedS3DestinationDescription() != null) {
            roles.add(destination.extendedS3DestinationDescription().roleARN());
        }
        if (destination.redshiftDestinationDescription() != null) {
            roles.add(destination.redshiftDestinationDescription().roleARN());
            roles.add(
                    destination
                            .redshiftDestinationDescription()
                            .s3DestinationDescription()
                            .roleARN());
        }
        return roles;
    }

    /** Where failed deliveries are told of; null if nowhere. */
    static CloudWatchLoggingOptions errorLog(DestinationDescription destination) {
        return destination.extendedS3DestinationDescription() == null
                ? destination
                        .redshiftDestinationDescription()
                        .s3DestinationDescription()
                        .cloudWatchLoggingOptions()
                : destination.extendedS3DestinationDescription().cloudWatchLoggingOptions();
    }

    private DestinationDescription checked(DestinationDescription destination) {
        ExtendedS3DestinationDescription s3 = destination.extendedS3DestinationDescription();
        if (s3 != null) {
            check(s3.bucketARN(), s3.prefix(), s3.errorOutputPrefix(), s3.bufferingHints());
        } else {
            S3DestinationDescription via =
                    destination.redshiftDestinationDescription().s3DestinationDescription();
            check(via.bucketARN(), via.prefix(), via.errorOutputPrefix(), via.bufferingHints());
        }
        return destination;
    }

    private void check(String bucket, String prefix, String errors, BufferingHints hints) {
        if (bucket == null || !buckets.exists(bucket)) {
            throw invalid("The specified bucket does not exist: " + bucket);
        }
        if (prefix != null && prefix.contains("!{") && (errors == null || errors.isEmpty())) {
            throw invalid(
                    "ErrorOutputPrefix cannot be null or empty when Prefix contains expressions");
        }
        if (hints != null
                && (hints.sizeInMBs() == null
                        || hints.intervalInSeconds() == null
                        || hints.sizeInMBs() < 1
                        || hints.sizeInMBs() > 128
                        || hints.intervalInSeconds() < 0
                        || hints.intervalInSeconds() > 900)) {
            throw invalid("BufferingHints must have 1 to 128 MBs and 0 to 900 seconds");
        }
    }

    private AwsServiceException invalid(String message) {
        return world.refuse(
                InvalidArgumentException.builder(), "InvalidArgumentException", message);
    }
}
