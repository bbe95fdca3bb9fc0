package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.resources.firehose.DeliveryStream;
import dev.slipway.resources.firehose.Destination;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.Optional;

@Tag("interop")
@ExtendWith(MotoServer.class)
class FirehoseInteropTest {
    private static final String NAME = "poc-fargate-firehose-stream";

    /** moto 5.2.1 only has an encryption status after encryption was started by itself. */
    private static final String GAP = "encrypted";

    private static final String ROLE = "arn:aws:iam::123456789012:role/firehose";

    @Test
    void aStreamToS3Lives(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        Lifecycle<DeliveryStream> life =
                ground.life(new DeliveryStream.Kind(ground.account), "logs");

        Live<DeliveryStream> stream =
                life.missing(GAP).create(new DeliveryStream(NAME, true, s3("logs/", 5, true)));
        stream = life.update(stream, new DeliveryStream(NAME, true, s3("other/", 64, false)));
        stream = life.update(stream, new DeliveryStream(NAME, true, s3("other/", 5, true)));
        stream = life.update(stream, new DeliveryStream(NAME, false, s3("other/", 5, true)));
        life.tag(stream);

        ground.operations();
        life.read(stream.properties());
        assertThat(ground.operations())
                .containsExactly("DescribeDeliveryStream", "ListTagsForDeliveryStream");
        life.delete(stream);
    }

    @Test
    void aStreamToRedshiftLives(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        Lifecycle<DeliveryStream> life =
                ground.life(new DeliveryStream.Kind(ground.account), "logs");

        Live<DeliveryStream> stream =
                life.create(new DeliveryStream(NAME, false, redshift("GZIP", s3("in/", 5, true))));
        stream =
                life.update(
                        stream,
                        new DeliveryStream(
                                NAME, false, redshift("JSON 'auto'", s3("in/", 6, true))));
        life.delete(stream);
    }

    @Test
    void aStreamChangesFromS3ToRedshift(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        Lifecycle<DeliveryStream> life =
                ground.life(new DeliveryStream.Kind(ground.account), "logs");
        Live<DeliveryStream> stream =
                life.create(new DeliveryStream(NAME, false, s3("logs/", 5, true)));

        life.update(stream, new DeliveryStream(NAME, false, redshift("GZIP", s3("in/", 5, true))));
    }

    private static Destination.S3 s3(String prefix, int megabytes, boolean logged) {
        return new Destination.S3(
                Output.of(ROLE),
                Output.of("arn:aws:s3:::bucket"),
                prefix + "!{timestamp:yyyy/MM/dd/HH}/",
                "errors/!{firehose:error-output-type}/",
                new Destination.Buffering(megabytes, Duration.ofSeconds(60)),
                Destination.Compression.GZIP,
                logged
                        ? Optional.of(
                                new Destination.ErrorLog(
                                        Output.of("/aws/firehose"), Output.of("S3Delivery")))
                        : Optional.empty());
    }

    private static Destination.Redshift redshift(String options, Destination.S3 intermediate) {
        return new Destination.Redshift(
                Output.of(ROLE),
                "jdbc:redshift://c.abc.us-east-2.redshift.amazonaws.com:5439/logs",
                "lines",
                options,
                Output.of("arn:aws:secretsmanager:us-east-2:123456789012:secret:redshift-a1b2c3"),
                Duration.ofMinutes(10),
                intermediate,
                Optional.empty());
    }
}
