package dev.slipway.resources.common;

import dev.slipway.engine.Live;
import dev.slipway.engine.Resource;
import dev.slipway.engine.Scope;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Creating where the answer to an attempt may get lost after AWS has acted on it. */
public final class Creation {
    private Creation() {}

    /**
     * Creates, and when AWS says that the name is taken, takes what is there if it carries this
     * very step's tags: then an earlier attempt of the same call made it.
     *
     * @param taken how AWS says that the name is taken
     * @param read looks the resource up by its natural key
     */
    public static <R extends Resource> Live<R> orAdopt(
            Scope scope,
            Class<? extends AwsServiceException> taken,
            Supplier<Live<R>> create,
            Supplier<Optional<Live<R>>> read) {
        return orAdopt(scope, taken, "", create, read);
    }

    /**
     * @param code the error code that says it, where the SDK has no class for it
     */
    public static <R extends Resource> Live<R> orAdopt(
            Scope scope,
            Class<? extends AwsServiceException> taken,
            String code,
            Supplier<Live<R>> create,
            Supplier<Optional<Live<R>>> read) {
        try {
            return create.get();
        } catch (AwsServiceException e) {
            if (!taken.isInstance(e) || !code.isEmpty() && !isCode(e, code)) {
                throw e;
            }
            return read.get().filter(live -> isFrom(live, scope.tags())).orElseThrow(() -> e);
        }
    }

    /** Whether AWS refused with this error code. */
    public static boolean isCode(Throwable thrown, String code) {
        return thrown instanceof AwsServiceException e
                && e.awsErrorDetails() != null
                && code.equals(e.awsErrorDetails().errorCode());
    }

    private static boolean isFrom(Live<?> live, Map<String, String> tags) {
        return live.tags().filter(all -> all.entrySet().containsAll(tags.entrySet())).isPresent();
    }
}
