package dev.slipway.sandbox.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Time;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.wire.InProcess;
import dev.slipway.sandbox.world.Pace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.OperationStatus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Two who opened the same folder stand for two processes. */
class SavedSandboxTest {
    @TempDir private Path folder;
    private Instant now = Instant.parse("2026-01-01T10:00:00Z");

    private final Time wall =
            new Time() {
                @Override
                public Instant now() {
                    return now;
                }

                @Override
                public void sleep(Duration duration) {
                    now = now.plus(duration);
                }

                @Override
                public void start(Runnable task) {
                    throw new UnsupportedOperationException();
                }
            };

    @Test
    void whatOneDoesTheOtherSees() {
        try (SavedSandbox one = open();
                SavedSandbox other = open()) {
            create(one, "a");
            assertThat(clusters(other)).hasSize(1);
            create(other, "b");
            assertThat(clusters(one)).hasSize(2).isEqualTo(clusters(other));
        }
    }

    @Test
    void itIsStillThereTomorrow() {
        List<String> before;
        try (SavedSandbox today = open()) {
            create(today, "a");
            before = clusters(today);
        }
        now = now.plus(Duration.ofHours(12));
        try (SavedSandbox tomorrow = open()) {
            assertThat(clusters(tomorrow)).isEqualTo(before);
        }
    }

    @Test
    void aTornLastLineGoes() throws IOException {
        try (SavedSandbox one = open()) {
            create(one, "a");
            Files.writeString(file(), "{\"type\":\"Cal", StandardOpenOption.APPEND);
            create(one, "b");
        }
        try (SavedSandbox other = open()) {
            assertThat(clusters(other)).hasSize(2);
        }
    }

    @Test
    void aDamagedLineIsOneErrorWithItsRemedy() throws IOException {
        try (SavedSandbox one = open()) {
            create(one, "a");
        }
        Files.writeString(file(), "{\"type\":\"Cal\n", StandardOpenOption.APPEND);
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.failure().remedy()).contains(folder.toString()));
    }

    @Test
    void whatIsNoLongerAnsweredAsItWasIsNotTakenUp() throws IOException {
        try (SavedSandbox one = open()) {
            create(one, "a");
        }
        replace("\"status\":200", "\"status\":400");
        assertThatThrownBy(this::open).hasMessageContaining("ecs:CreateCluster");
    }

    @Test
    void anotherFormatIsNotTakenUp() throws IOException {
        open().close();
        replace("\"format\":1", "\"format\":7");
        assertThatThrownBy(this::open).hasMessageContaining("another format");
    }

    private void replace(String old, String other) throws IOException {
        Files.writeString(file(), Files.readString(file()).replace(old, other));
    }

    @Test
    void aResetIsNoticedByWhoHasItOpen() throws IOException {
        try (SavedSandbox one = open()) {
            create(one, "a");
            Path beside = Files.createDirectories(folder.resolve("stacks/shop"));
            Files.writeString(beside.resolve("state.json"), "{}");
            SavedSandbox.reset(folder, wall);
            assertThat(folder.resolve("stacks")).doesNotExist();
            assertThat(clusters(one)).isEmpty();
            create(one, "b");
            try (SavedSandbox other = open()) {
                assertThat(clusters(other)).hasSize(1);
            }
        }
    }

    @Test
    void aDamagedOneCanBeReset() throws IOException {
        open().close();
        Files.writeString(file(), "nonsense\n");
        SavedSandbox.reset(folder, wall);
        open().close();
    }

    @Test
    void thePaceIsEverybodysAndShortensWhatIsWaitedFor() throws IOException {
        try (SavedSandbox one = open();
                SavedSandbox other = open()) {
            assertThat(one.pace()).isEqualTo(Pace.BRISK);
            assertThat(isMadeAfter(Duration.ofMillis(450), one, "brisk")).isTrue();
            one.pace(Pace.REAL);
            clusters(other);
            assertThat(other.pace()).isEqualTo(Pace.REAL);
            assertThat(isMadeAfter(Duration.ofMillis(450), other, "real")).isFalse();
            Instant began = now;
            sleep(one.time(), Duration.ofSeconds(12));
            one.pace(Pace.BRISK);
            sleep(one.time(), Duration.ofSeconds(12));
            assertThat(Duration.between(began, now)).hasSeconds(13);
        }
    }

    private static void sleep(Time time, Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Cloud Map takes five seconds to make a namespace. */
    private boolean isMadeAfter(Duration wait, SavedSandbox in, String name) {
        ServiceDiscoveryClient map = client(in, ServiceDiscoveryClient.builder());
        String operation = map.createHttpNamespace(r -> r.name(name)).operationId();
        now = now.plus(wait);
        return map.getOperation(r -> r.operationId(operation)).operation().status()
                == OperationStatus.SUCCESS;
    }

    @Test
    void neitherSecretsNorCredentialsAreKept() throws IOException {
        try (SavedSandbox one = open()) {
            client(one, SecretsManagerClient.builder())
                    .createSecret(r -> r.name("db").secretString("the-walrus"));
        }
        String kept = Files.readString(file());
        assertThat(kept).contains("secretsmanager:CreateSecret");
        assertThat(kept + bodies(kept)).doesNotContain("AKIDEXAMPLE", "the-walrus", "Signature");
        try (SavedSandbox other = open()) {
            assertThat(client(other, SecretsManagerClient.builder()).listSecrets().secretList())
                    .hasSize(1);
        }
    }

    private static String bodies(String lines) {
        return lines.lines()
                .map(line -> Line.JSON.readValue(line, Line.class))
                .filter(Line.Called.class::isInstance)
                .map(line -> new String(((Line.Called) line).body()))
                .collect(Collectors.joining());
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        open().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    private Path file() {
        return folder.resolve("account.jsonl");
    }

    private SavedSandbox open() {
        return SavedSandbox.open(folder, wall);
    }

    private static void create(SavedSandbox in, String name) {
        client(in, EcsClient.builder()).createCluster(r -> r.clusterName(name));
    }

    private static List<String> clusters(SavedSandbox in) {
        return client(in, EcsClient.builder()).listClusters().clusterArns();
    }

    private static <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C client(
            SavedSandbox in, B builder) {
        return builder.region(Region.of(Sandbox.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
                .httpClient(new InProcess(in))
                .build();
    }
}
