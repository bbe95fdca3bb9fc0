package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sandbox.world.VirtualTime;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;

import java.time.Duration;

/** A sandbox of its own for each test, on virtual time. */
final class Rehearsal {
    static final String TRUST =
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Principal": {"Service": "%s"}, "Action": "sts:AssumeRole"}]}\
            """;

    private final Sandbox sandbox = new Sandbox(new VirtualTime(), 7);

    <T extends SdkClient> T client(Class<T> type) {
        return sandbox.client(type);
    }

    void pass(Duration duration) {
        try {
            sandbox.time().sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void pass(int seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        e -> {
                            org.assertj.core.api.Assertions.assertThat(
                                            e.awsErrorDetails().errorCode())
                                    .isEqualTo(code);
                            org.assertj.core.api.Assertions.assertThat(e.requestId()).isNotBlank();
                            org.assertj.core.api.Assertions.assertThat(e.statusCode())
                                    .isBetween(400, 499);
                        });
    }
}
