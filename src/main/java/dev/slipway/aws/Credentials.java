package dev.slipway.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

import java.util.function.Supplier;

/**
 * Credentials that can be looked up again after somebody signed in, while the clients that use them
 * stay as they are.
 */
public final class Credentials implements AwsCredentialsProvider {
    private final Supplier<? extends AwsCredentialsProvider> source;
    private volatile AwsCredentialsProvider current;

    /**
     * @param source makes a provider that remembers nothing of the one before
     */
    public Credentials(Supplier<? extends AwsCredentialsProvider> source) {
        this.source = source;
        this.current = source.get();
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return current.resolveCredentials();
    }

    void renew() {
        current = source.get();
    }
}
