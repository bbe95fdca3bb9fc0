package dev.slipway.resources.s3;

import dev.slipway.engine.Changes;
import dev.slipway.engine.Group;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;
import dev.slipway.resources.common.Creation;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A setting of a bucket: one call writes it, one reads it, and it ends with its bucket. */
abstract class BucketPart<R extends Resource> implements ResourceKind<R> {
    private final Supplier<S3Client> s3;
    private final Class<R> type;
    private final Set<String> absent;

    /**
     * @param absent the error code by which S3 says that the setting was never made
     */
    BucketPart(Supplier<S3Client> s3, Class<R> type, String absent) {
        this.s3 = s3;
        this.type = type;
        this.absent = Set.of("NoSuchBucket", absent);
    }

    /** The name of the bucket. */
    abstract Output<String> bucket(R part);

    /** What the bucket has; empty if nothing. */
    abstract Optional<R> get(S3Client s3, String bucket);

    /** Writes all of the setting, whatever was there. */
    abstract void put(S3Client s3, String bucket, R desired);

    /** Takes the setting back. */
    abstract void reset(S3Client s3, String bucket);

    @Override
    public final Class<R> type() {
        return type;
    }

    @Override
    public String words() {
        return "S3 " + ResourceKind.super.words();
    }

    @Override
    public final Group group() {
        return Group.LOGGING;
    }

    @Override
    public final Optional<Class<? extends Resource>> partOf() {
        return Optional.of(Bucket.class);
    }

    @Override
    public final String identity(R desired) {
        return bucket(desired).get();
    }

    @Override
    public final Optional<Live<R>> read(R sought, Scope scope) {
        try {
            return get(s3.get(), bucket(sought).get()).map(this::live);
        } catch (S3Exception e) {
            if (absent.stream().anyMatch(code -> Creation.isCode(e, code))) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public final Live<R> create(R desired, Scope scope) {
        put(s3.get(), bucket(desired).get(), desired);
        return live(desired);
    }

    @Override
    public final Live<R> update(R desired, Live<R> live, Changes changes, Scope scope) {
        return create(desired, scope);
    }

    @Override
    public final Deletion delete(Live<R> live, Scope scope) {
        try {
            reset(s3.get(), bucket(live.properties()).get());
        } catch (S3Exception e) {
            if (absent.stream().noneMatch(code -> Creation.isCode(e, code))) {
                throw e;
            }
        }
        return new Deletion.Gone();
    }

    private Live<R> live(R properties) {
        return Live.untagged(bucket(properties).get(), properties, Map.of());
    }
}
