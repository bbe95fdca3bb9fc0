package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;

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
        Ground ground = new Ground(moto);
        Lifecycle<Bucket> life = ground.life(new Bucket.Kind(ground.account), "logs");

        Live<Bucket> bucket = life.create(new Bucket(NAME));
        assertThat(bucket.outputs()).containsEntry(Bucket.ARN, "arn:aws:s3:::" + NAME);
        assertThat(ground.account.s3().getBucketLocation(b -> b.bucket(NAME)).locationConstraint())
                .isEqualTo(BucketLocationConstraint.US_EAST_2);
        life.tag(bucket);

        ground.operations();
        life.read(new Bucket(NAME));
        assertThat(ground.operations()).containsExactly("GetBucketTagging");
        life.delete(bucket);
    }

    @Test
    void aBareBucketIsFoundWithoutTags(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        create(ground.account.s3());

        assertThat(
                        ground.life(new Bucket.Kind(ground.account), "logs")
                                .read(new Bucket(NAME))
                                .orElseThrow()
                                .tags())
                .contains(Map.of());
    }

    @Test
    void creatingGoesOnWhereAnInterruptedAttemptStopped(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        Lifecycle<Bucket> life = ground.life(new Bucket.Kind(ground.account), "logs");
        create(ground.account.s3());

        life.kind().create(new Bucket(NAME), life.scope());

        assertThat(life.read(new Bucket(NAME)).orElseThrow().tags()).contains(life.scope().tags());
    }

    @Test
    void aFullBucketIsKeptUnlessDataMayBeLost(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        Lifecycle<Bucket> life = ground.life(new Bucket.Kind(ground.account), "logs");
        Live<Bucket> bucket = life.create(new Bucket(NAME));
        S3Client s3 = ground.account.s3();
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

        assertThat(life.kind().delete(bucket, life.scope().withoutConsent()))
                .isInstanceOfSatisfying(
                        Deletion.Kept.class, kept -> assertThat(kept.reason()).contains(NAME));
        assertThat(life.read(new Bucket(NAME))).isPresent();

        life.delete(bucket);
    }

    @Test
    void thePartsOfABucketLive(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        create(ground.account.s3());

        part(
                ground,
                ground.life(new BucketPublicAccessBlock.Kind(ground.account), "logs"),
                new BucketPublicAccessBlock(BUCKET, true, false, true, false),
                BucketPublicAccessBlock.all(BUCKET),
                "GetPublicAccessBlock");
        part(
                ground,
                ground.life(new BucketOwnership.Kind(ground.account), "logs"),
                new BucketOwnership(BUCKET, BucketOwnership.Ownership.OBJECT_WRITER),
                BucketOwnership.enforced(BUCKET),
                "GetBucketOwnershipControls");
        part(
                ground,
                ground.life(new BucketEncryption.Kind(ground.account), "logs"),
                new BucketEncryption(BUCKET, "aws:kms"),
                BucketEncryption.ofS3(BUCKET),
                "GetBucketEncryption");
        part(
                ground,
                ground.life(new BucketLifecycle.Kind(ground.account), "logs"),
                new BucketLifecycle(BUCKET, List.of(rule("all", 30), rule("a", 7))),
                new BucketLifecycle(BUCKET, List.of(rule("all", 90))),
                "GetBucketLifecycleConfiguration");
        part(
                ground,
                ground.life(new BucketPolicy.Kind(ground.account), "logs"),
                new BucketPolicy(
                        BUCKET, Output.of("{\"Version\":\"2012-10-17\",\"Statement\":[]}")),
                BucketPolicy.tlsOnly(BUCKET, Output.of("arn:aws:s3:::" + NAME)),
                "GetBucketPolicy");
    }

    @Test
    void versioningIsSuspendedRatherThanDeleted(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        create(ground.account.s3());
        Lifecycle<BucketVersioning> life =
                ground.life(new BucketVersioning.Kind(ground.account), "logs");

        Live<BucketVersioning> on = life.create(new BucketVersioning(BUCKET, true));
        Live<BucketVersioning> off = life.update(on, new BucketVersioning(BUCKET, false));
        life.kind().delete(life.update(off, new BucketVersioning(BUCKET, true)), life.scope());

        assertThat(life.read(on.properties()).orElseThrow().properties().enabled()).isFalse();
    }

    private static <R extends Resource> void part(
            Ground ground, Lifecycle<R> life, R first, R second, String call) {
        Live<R> live = life.update(life.create(first), second);
        ground.operations();
        life.read(second);
        assertThat(ground.operations()).containsExactly(call);
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
