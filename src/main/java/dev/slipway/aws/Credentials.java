package dev.slipway.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Credentials that can be looked up again after somebody signed in, while the clients that use them
 * stay as they are.
 */
public final class Credentials implements AwsCredentialsProvider {
    private final Supplier<? extends AwsCredentialsProvider> source;
    private final AtomicReference<CompletableFuture<AwsCredentials>> asking =
            new AtomicReference<>();
    private volatile AwsCredentialsProvider current;

    /**
     * @param source makes a provider that remembers nothing of the one before
     */
    public Credentials(Supplier<? extends AwsCredentialsProvider> source) {
        this.source = source;
        this.current = source.get();
    }

    /**
     * The credentials of now. To get them may take somebody to type a code, so while one call asks,
     * the others share what it gets: the SDK would have each of them ask after some seconds.
     */
    @Override
    public AwsCredentials resolveCredentials() {
        CompletableFuture<AwsCredentials> mine = new CompletableFuture<>();
        CompletableFuture<AwsCredentials> other = asking.compareAndExchange(null, mine);
        if (other != null) {
            return shared(other);
        }
        try {
            AwsCredentials found = current.resolveCredentials();
            mine.complete(found);
            return found;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            asking.set(null);
        }
    }

    private static AwsCredentials shared(CompletableFuture<AwsCredentials> other) {
        try {
            return other.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : e;
        }
    }

    void renew() {
        current = source.get();
    }
}
