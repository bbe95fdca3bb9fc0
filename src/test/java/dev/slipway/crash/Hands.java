package dev.slipway.crash;

import dev.slipway.aws.Account;
import dev.slipway.aws.AccountSettings;
import dev.slipway.engine.Time;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.wire.Endpoint;
import dev.slipway.sandbox.wire.InProcess;
import dev.slipway.sandbox.wire.Wire;
import dev.slipway.sandbox.world.VirtualTime;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;

/**
 * The SDK's clients and the wire, which take longer to build than a whole run takes. So they are
 * built once and reach for whichever sandbox is being tried.
 */
final class Hands implements AutoCloseable {
    private volatile Endpoint endpoint;
    private volatile Time time = Time.real();
    private volatile Sandbox sandbox = new Sandbox(new VirtualTime(), 1);
    private final Wire wire =
            new Wire(sandbox.clients().keySet().stream().map(this::current).toList());
    private final Account account =
            new Account(
                    new AccountSettings(
                                    Region.of(Sandbox.REGION),
                                    AnonymousCredentialsProvider.create())
                            .with(new Current())
                            .with(new InProcess(call -> endpoint.answer(call))));

    private final class Current implements Time {
        @Override
        public Instant now() {
            return time.now();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            time.sleep(duration);
        }

        @Override
        public void start(Runnable task) {
            time.start(task);
        }
    }

    /** A service of whichever sandbox is being tried. */
    private AwsClient current(Class<? extends SdkClient> type) {
        return (AwsClient)
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            try {
                                return method.invoke(sandbox.client(type), arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    /** The wire to a sandbox, until there is another. */
    Wire wire(Sandbox there) {
        sandbox = there;
        return wire;
    }

    /** The account there, until another is reached for. */
    Account reach(Endpoint there, Time clock) {
        endpoint = there;
        time = clock;
        return account;
    }

    @Override
    public void close() {
        account.close();
    }
}
