package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class CredentialsTest {
    private static final int CALLS = 8;

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CompletableFuture<AwsCredentials> typed = new CompletableFuture<>();

    /** Somebody who takes their time to type a code. */
    private Credentials slow() {
        AwsCredentialsProvider provider =
                () -> {
                    asked.incrementAndGet();
                    inside.countDown();
                    return typed.join();
                };
        return new Credentials(() -> provider);
    }

    /** As many calls as a run makes at once; returns when all of them wait. */
    private List<Thread> calls(Credentials credentials, List<Object> answers) throws Exception {
        List<Thread> calls = new ArrayList<>();
        for (int number = 0; number < CALLS; number++) {
            calls.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        Object answer = answer(credentials);
                                        synchronized (answers) {
                                            answers.add(answer);
                                        }
                                    }));
        }
        inside.await();
        while (calls.stream().anyMatch(call -> call.getState() != Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        return calls;
    }

    private static Object answer(Credentials credentials) {
        try {
            return credentials.resolveCredentials();
        } catch (EngineException e) {
            return e;
        }
    }

    @Test
    void whatOneCallGetsOthersShareThatCameMeanwhile() throws Exception {
        AwsCredentials found = AwsBasicCredentials.create("key", "secret");
        List<Object> answers = new ArrayList<>();
        List<Thread> calls = calls(slow(), answers);
        typed.complete(found);
        for (Thread call : calls) {
            call.join();
        }
        assertThat(answers).hasSize(CALLS).containsOnly(found);
        assertThat(asked).hasValue(1);
    }

    @Test
    void whoGivesNoCodeIsNotAskedForEachCall() throws Exception {
        EngineException none =
                new EngineException(Failure.of("taking on the role", "no code", "try again"));
        AwsCredentialsProvider provider =
                () -> {
                    asked.incrementAndGet();
                    inside.countDown();
                    typed.handle((_, _) -> null).join();
                    throw none;
                };
        Credentials credentials = new Credentials(() -> provider);
        List<Object> answers = new ArrayList<>();
        List<Thread> calls = calls(credentials, answers);
        typed.cancel(false);
        for (Thread call : calls) {
            call.join();
        }
        assertThat(answers).hasSize(CALLS).containsOnly(none);
        assertThat(asked).hasValue(1);
        assertThatThrownBy(credentials::resolveCredentials).isSameAs(none);
        assertThat(asked).hasValue(2);
    }

    @Test
    void afterASignInTheyAreLookedUpAgain() {
        AtomicInteger made = new AtomicInteger();
        Credentials credentials =
                new Credentials(
                        () -> {
                            AwsCredentials one =
                                    AwsBasicCredentials.create("key" + made.get(), "secret");
                            made.incrementAndGet();
                            return () -> one;
                        });
        assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("key0");
        credentials.renew();
        assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("key1");
    }
}
