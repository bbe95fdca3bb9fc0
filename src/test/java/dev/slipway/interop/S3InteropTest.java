package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.CarefulScope;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind.Deletion;
import dev.slipway.resources.s3.Bucket;
import dev.slipway.resources.s3.BucketEncryption;
import dev.slipway.resources.s3.BucketLifecycle;
import dev.slipway.resources.s3.BucketOwnership;
import dev.slipway.resources.s3.BucketPolicy;
import dev.slipway.resources.s3.BucketPublicAccessBlock;
import dev.slipway.resources.s3.BucketVersioning;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

import java.util.List;
import java.util.Map;
import java.util.Optional;

@Tag("interop")
@ExtendWith(MotoServer.class)
class S3InteropTest {
    private static final String NAME = "slipway-logs";
    private static final Output<String> BUCKET = Output.of(NAME);

    @Test
    void aBucketLives(MotoServer.Endpoint moto) {
        Life.Door door = Life.Door.to(moto);
        Life<Bucket> life = door.life(Bucket.Kind::new, "logs");

        Live<Bucket> bucket = life.create(new Bucket(NAME));
        assertThat(bucket.outputs()).containsEntry(Bucket.ARN, "arn:aws:s3:::" + NAME);
        assertThat(door.account().s3().getBucketLocation(b -> b.bucket(NAME)).locationConstraint())
                .isEqualTo(BucketLocationConstraint.US_EAST_2);
        life.retag(bucket);

        door.operations();
        life.read(new Bucket(NAME));
        assertThat(door.operations()).containsExactly("GetBucketTagging");
        life.delete(bucket);
    }

    @Test
    void aBareBucketIsFoundWithoutTags(MotoServer.Endpoint moto) {
        Life.Door door = Life.Door.to(moto);
        create(door.account().s3());

        assertThat(door.life(Bucket.Kind::new, "logs").read(new Bucket(NAME)).orElseThrow().tags())
                .contains(Map.of());
    }

    @Test
    void creatingGoesOnWhereAnInterruptedAttemptStopped(MotoServer.Endpoint moto) {
        Life.Door door = Life.Door.to(moto);
        Life<Bucket> life = door.life(Bucket.Kind::new, "logs");
        create(door.account().s3());

        life.kind().create(new Bucket(NAME), life.scope());

        assertThat(life.read(new Bucket(NAME)).orElseThrow().tags()).contains(life.scope().tags());
    }

    @Test
    void aFullBucketIsKeptUnlessDataMayBeLost(MotoServer.Endpoint moto) {
        Life.Door door = Life.Door.to(moto);
        Life<Bucket> life = door.life(Bucket.Kind::new, "logs");
        Live<Bucket> bucket = life.create(new Bucket(NAME));
        S3Client s3 = door.account().s3();
        s3.putBucketVersioning(
                b ->
                        b.bucket(NAME)
                                .versioningConfiguration(
                                        v -> v.status(BucketVersioningStatus.ENABLED)));
        for (int i = 0; i < 3; i++) {
            s3.putObject(b -> b.bucket(NAME).key("key"), RequestBody.fromString("text " + i));
        }
        s3.deleteObject(b -> b.bucket(NAME).key("key"));
        s3.createMultipartUpload(b -> b.bucket(NAME).key("unfinished"));

        assertThat(life.kind().delete(bucket, new CarefulScope(life.scope())))
                .isInstanceOfSatisfying(
                        Deletion.Kept.class, kept -> assertThat(kept.reason()).contains(NAME));
        assertThat(life.read(new Bucket(NAME))).isPresent();

        life.delete(bucket);
    }

    @Test
    void thePartsOfABucketLive(MotoServer.Endpoint moto) {
        Life.Door door = Life.Door.to(moto);
        create(door.account().s3());

        part(
                door,
                door.life(BucketPublicAccessBlock.Kind::new, "logs"),
                new BucketPublicAccessBlock(BUCKET, true, false, true, false),
                BucketPublicAccessBlock.all(BUCKET),
                "GetPublicAccessBlock");
        part(
                door,
                door.life(BucketOwnership.Kind::new, "logs"),
                new BucketOwnership(BUCKET, BucketOwnership.Ownership.OBJECT_WRITER),
                BucketOwnership.enforced(BUCKET),
                "GetBucketOwnershipControls");
        part(
                door,
                door.life(BucketEncryption.Kind::new, "logs"),
                new BucketEncryption(BUCKET, "aws:kms"),
                BucketEncryption.ofS3(BUCKET),
                "GetBucketEncryption");
        part(
                door,
                door.life(BucketLifecycle.Kind::new, "logs"),
                new BucketLifecycle(BUCKET, List.of(rule("all", 30), rule("a", 7))),
                new BucketLifecycle(BUCKET, List.of(rule("all", 90))),
                "GetBucketLifecycleConfiguration");
        part(
                door,
                door.life(BucketPolicy.Kind::new, "logs"),
                new BucketPolicy(
                        BUCKET, Output.of("{\"Version\":\"2012-10-17\",\"Statement\":[]}")),
                BucketPolicy.tlsOnly(BUCKET, Output.of("arn:aws:s3:::" + NAME)),
                "GetBucketPolicy");
    }

    @Test
    void versioningIsSuspendedRatherThanDeleted(MotoServer.Endpoint moto) {
        Life.Door door = Life.Door.to(moto);
        create(door.account().s3());
        Life<BucketVersioning> life = door.life(BucketVersioning.Kind::new, "logs");

        Live<BucketVersioning> on = life.create(new BucketVersioning(BUCKET, true));
        Live<BucketVersioning> off = life.update(on, new BucketVersioning(BUCKET, false));
        life.kind().delete(life.update(off, new BucketVersioning(BUCKET, true)), life.scope());

        assertThat(life.read(on.properties()).orElseThrow().properties().enabled()).isFalse();
    }

    private static <R extends Resource> void part(
            Life.Door door, Life<R> life, R first, R second, String call) {
        Live<R> live = life.update(life.create(first), second);
        door.operations();
        life.read(second);
        assertThat(door.operations()).containsExactly(call);
        life.delete(live);
    }

    private static BucketLifecycle.Rule rule(String name, int days) {
        return new BucketLifecycle.Rule(
                name, "logs/", Optional.of(days), Optional.of(days + 1), Optional.of(7));
    }

    private static void create(S3Client s3) {
        s3.createBucket(
                b ->
                        b.bucket(NAME)
                                .createBucketConfiguration(
                                        c ->
                                                c.locationConstraint(
                                                        BucketLocationConstraint.US_EAST_2)));
    }
}
