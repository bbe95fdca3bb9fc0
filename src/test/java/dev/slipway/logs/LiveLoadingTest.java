package dev.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;
import dev.slipway.aws.AccountSettings;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.wire.InProcess;
import dev.slipway.sandbox.wire.Wire;
import dev.slipway.sandbox.world.VirtualTime;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What Live Tail needs is loaded when somebody wants it, and Netty never. */
class LiveLoadingTest {
    /** Interfaces such as SdkAsyncHttpClient are loaded by any client of the SDK. */
    private static final Pattern LIVE =
            Pattern.compile(
                    ".*(CloudWatchLogsAsync|amazon\\.eventstream"
                            + "|logs\\.LiveSession|logs\\.OpenSession|aws\\.Streams).*");

    private static final Pattern NETTY = Pattern.compile("io\\.netty.*|.*http\\.nio.*");

    /** Loads everything anew, and knows what. */
    private static final class Watched extends URLClassLoader {
        private final Set<String> loaded = new ConcurrentSkipListSet<>();

        Watched() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .map(Watched::url)
                    .toArray(URL[]::new);
        }

        private static URL url(Path path) {
            try {
                return path.toUri().toURL();
            } catch (MalformedURLException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> found = super.findClass(name);
            loaded.add(name);
            return found;
        }

        List<String> like(Pattern names) {
            return loaded.stream().filter(names.asMatchPredicate()).toList();
        }
    }

    /** Follows a group for a while; is told "off" before Live Tail is switched on, then "on". */
    public static final class Following implements Consumer<Consumer<String>> {
        private final VirtualTime time = new VirtualTime();
        private final Sandbox sandbox = new Sandbox(time, 1);

        @Override
        public void accept(Consumer<String> heard) {
            sandbox.client(CloudWatchLogsClient.class)
                    .createLogGroup(r -> r.logGroupName(Lines.BLUE.group()));
            Wire wire =
                    new Wire(
                            sandbox.clients().values().stream()
                                    .map(AwsClient.class::cast)
                                    .toList());
            try (Account account =
                    new Account(
                            AccountSettings.here(Sandbox.REGION, new InProcess(wire, time))
                                    .with(time))) {
                follow(account, heard);
            }
        }

        private void follow(Account account, Consumer<String> heard) {
            Tail tail =
                    new Tail(account, List.of(Lines.BLUE), Range.following(time.now()), _ -> {});
            CompletableFuture<Void> done = new CompletableFuture<>();
            time.start(
                    () -> {
                        try {
                            tail.start();
                            time.sleep(Duration.ofSeconds(20));
                            heard.accept("off");
                            tail.live(true);
                            time.sleep(Duration.ofSeconds(20));
                            heard.accept(tail.status().live().getClass().getSimpleName());
                            tail.stop();
                            time.sleep(Duration.ofSeconds(5));
                            done.complete(null);
                        } catch (Throwable e) {
                            done.completeExceptionally(e);
                        }
                    });
            done.join();
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void nothingIsLoadedBefore() throws IOException, ReflectiveOperationException {
        try (Watched loader = new Watched()) {
            Class<?> following = loader.loadClass(Following.class.getName());
            assertThat(following.getClassLoader()).isSameAs(loader);
            Consumer<String> heard =
                    state -> {
                        if (state.equals("off")) {
                            assertThat(loader.like(LIVE)).isEmpty();
                        } else {
                            assertThat(state).isEqualTo("Live");
                            assertThat(loader.like(LIVE)).isNotEmpty();
                        }
                    };
            Consumer<Consumer<String>> run =
                    (Consumer<Consumer<String>>) following.getDeclaredConstructor().newInstance();
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            try {
                thread.setContextClassLoader(loader);
                run.accept(heard);
            } finally {
                thread.setContextClassLoader(before);
            }
            assertThat(loader.like(NETTY)).isEmpty();
        }
    }
}
