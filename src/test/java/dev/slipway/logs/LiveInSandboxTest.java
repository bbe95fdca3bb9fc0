package dev.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;
import dev.slipway.aws.AccountSettings;
import dev.slipway.aws.Audit;
import dev.slipway.contract.ContractGuard;
import dev.slipway.engine.Time;
import dev.slipway.logs.LiveState.FellBack;
import dev.slipway.logs.LiveState.Live;
import dev.slipway.logs.LiveState.Off;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.saved.SavedSandbox;
import dev.slipway.sandbox.wire.Fault;
import dev.slipway.sandbox.wire.Faults;
import dev.slipway.sandbox.wire.InProcess;
import dev.slipway.sandbox.wire.Loopback;
import dev.slipway.sandbox.wire.Wire;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.sandbox.world.VirtualTime;
import dev.slipway.ui.Forward;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Live Tail from the sandbox to the lines, by the SDK's own asynchronous client. */
class LiveInSandboxTest {
    private static final String STREAM = "ecs/web/" + Lines.TASK;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Audit.Call> calls = new CopyOnWriteArrayList<>();
    private final Set<String> states = new HashSet<>();
    private Sandbox sandbox;
    private Faults faults;
    private Account account;
    private Tail tail;

    private void open(Time world, Time waiting) {
        sandbox = new Sandbox(world, 1);
        Wire wire =
                new Wire(sandbox.clients().values().stream().map(AwsClient.class::cast).toList());
        faults = new Faults(wire, wire, world);
        follow(
                new Account(
                        AccountSettings.here(Sandbox.REGION, new InProcess(faults, world))
                                .with(waiting)
                                .with(calls::add)
                                .with(new ContractGuard())));
    }

    private void follow(Account in) {
        account = in;
        open(sandbox.client(CloudWatchLogsClient.class));
        tail = tail(sandbox.time().now());
    }

    private static void open(CloudWatchLogsClient client) {
        client.createLogGroup(r -> r.logGroupName(Lines.BLUE.group()));
        client.createLogStream(r -> r.logGroupName(Lines.BLUE.group()).logStreamName(STREAM));
    }

    private Tail tail(Instant from) {
        return new Tail(
                account,
                List.of(Lines.BLUE, Lines.GREEN),
                Range.following(from),
                lines -> lines.forEach(line -> heard.add(line.message())));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private void write(int from, int count) {
        write(sandbox.client(CloudWatchLogsClient.class), sandbox.time().now(), from, count);
    }

    private static void write(CloudWatchLogsClient client, Instant at, int from, int count) {
        List<InputLogEvent> events =
                IntStream.range(from, from + count)
                        .mapToObj(
                                number ->
                                        InputLogEvent.builder()
                                                .timestamp(at.toEpochMilli())
                                                .message("line " + number)
                                                .build())
                        .toList();
        client.putLogEvents(
                r -> r.logGroupName(Lines.BLUE.group()).logStreamName(STREAM).logEvents(events));
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void run(Work work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        sandbox.time()
                .start(
                        () -> {
                            try {
                                work.run();
                                tail.stop();
                                while (!tail.status().hasEnded()
                                        || !(tail.status().live() instanceof Off)) {
                                    sandbox.time().sleep(Duration.ofMillis(50));
                                }
                                done.complete(null);
                            } catch (Throwable e) {
                                tail.stop();
                                done.completeExceptionally(e);
                            }
                        });
        done.join();
    }

    private void pass(Duration time) throws InterruptedException {
        Instant end = sandbox.time().now().plus(time);
        while (sandbox.time().now().isBefore(end)) {
            states.add(tail.status().live().getClass().getSimpleName());
            sandbox.time().sleep(Duration.ofMillis(200));
        }
    }

    private long sent(String operation) {
        return calls.stream().filter(call -> call.operation().equals(operation)).count();
    }

    private void assertHeard(int lines) {
        assertThat(heard).hasSize(lines).doesNotHaveDuplicates();
    }

    @Test
    void linesComeEarlyAndAreSampledAboveFiveHundred() {
        VirtualTime time = new VirtualTime();
        open(time, time);
        run(
                () -> {
                    tail.start();
                    tail.live(true);
                    pass(Duration.ofSeconds(20));
                    assertThat(tail.status().live()).isInstanceOf(Live.class);
                    for (int second = 0; second < 30; second++) {
                        write(second * 10, 10);
                        pass(Duration.ofSeconds(1));
                    }
                    assertThat(heard).hasSizeGreaterThanOrEqualTo(270);
                    write(300, 2000);
                    pass(Duration.ofSeconds(2));
                    assertThat(((Live) tail.status().live()).sampled()).isTrue();
                    pass(Duration.ofSeconds(15));
                    assertThat(((Live) tail.status().live()).sampled()).isFalse();
                });
        assertHeard(2300);
        assertThat(sent("StartLiveTail")).isEqualTo(1);
        assertThat(calls)
                .filteredOn(call -> call.operation().equals("StartLiveTail"))
                .allMatch(call -> !call.mutating())
                .allMatch(call -> call.outcome() instanceof Audit.Outcome.Answered);
    }

    @Test
    void aSessionIsRenewedBeforeThreeHours() {
        VirtualTime time = new VirtualTime();
        open(time, time);
        run(
                () -> {
                    tail.start();
                    tail.live(true);
                    for (int minute = 0; minute < 180; minute++) {
                        write(minute, 1);
                        pass(Duration.ofMinutes(1));
                    }
                });
        assertHeard(180);
        assertThat(sent("StartLiveTail")).isEqualTo(2);
        assertThat(states).containsOnly("Opening", "Live");
    }

    @Test
    void refusalsAndBrokenSessionsFallBackToPolling() {
        VirtualTime time = new VirtualTime();
        open(time, time);
        Faults.Calls live = Faults.Calls.to("logs", "StartLiveTail");
        run(
                () -> {
                    faults.add(live, Faults.Dose.always(), new Fault.ExpiredToken());
                    tail.start();
                    tail.live(true);
                    pass(Duration.ofSeconds(20));
                    assertThat(tail.status().live())
                            .isInstanceOfSatisfying(
                                    FellBack.class,
                                    back ->
                                            assertThat(back.failure().code())
                                                    .contains("ExpiredTokenException"));
                    write(0, 10);
                    faults.clear();
                    pass(Duration.ofSeconds(20));
                    assertThat(tail.status().live()).isInstanceOf(Live.class);
                    write(10, 10);
                    faults.add(live, Faults.Dose.once(), new Fault.Unavailable());
                    pass(Duration.ofSeconds(3));
                    assertThat(tail.status().live()).isInstanceOf(FellBack.class);
                    write(20, 10);
                    pass(Duration.ofSeconds(30));
                    assertThat(tail.status().live()).isInstanceOf(Live.class);
                });
        assertHeard(30);
        assertThat(calls)
                .filteredOn(call -> call.operation().equals("StartLiveTail"))
                .extracting(call -> call.outcome().getClass().getSimpleName())
                .contains("Failed", "Answered");
    }

    @Test
    void inARehearsalThreeHoursAreAsShortAsAnythingThere() {
        Forward wall = new Forward();
        open(wall, Pace.of(() -> Pace.BRISK, wall));
        sandbox.pace(Pace.BRISK);
        run(
                () -> {
                    tail.start();
                    tail.live(true);
                    until(() -> tail.status().live() instanceof Live);
                    write(0, 10);
                    wall.pass(Pace.BRISK.of(Duration.ofMinutes(174)));
                    pass(Duration.ofSeconds(1));
                    assertThat(sent("StartLiveTail")).isEqualTo(1);
                    wall.pass(Pace.BRISK.of(Duration.ofMinutes(2)));
                    write(10, 10);
                    until(() -> sent("StartLiveTail") == 2);
                    until(() -> heard.size() == 20);
                });
        assertHeard(20);
        assertThat(states).doesNotContain("FellBack");
    }

    /** Waits in time that passes by itself. */
    private void until(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            pass(Duration.ofMillis(100));
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void overHttpItIsTheSame() throws Exception {
        sandbox = new Sandbox(Time.real(), 1);
        Wire wire =
                new Wire(sandbox.clients().values().stream().map(AwsClient.class::cast).toList());
        try (Loopback door = Loopback.open(wire, 0)) {
            follow(
                    new Account(
                            new AccountSettings(
                                            Region.of(Sandbox.REGION),
                                            StaticCredentialsProvider.create(
                                                    AwsBasicCredentials.create("a", "b")))
                                    .at(door.uri())));
            run(
                    () -> {
                        tail.start();
                        tail.live(true);
                        until(() -> tail.status().live() instanceof Live);
                        write(0, 10);
                        until(() -> heard.size() >= 10);
                        assertHeard(10);
                    });
        }
    }

    /** Where every call that changes something is written down, Live Tail is not. */
    @Test
    void aKeptAccountGoesOnWithItAndKeepsNothingOfIt(@TempDir Path home) throws Exception {
        try (SavedSandbox kept = SavedSandbox.open(home, Time.real())) {
            account =
                    new Account(
                            AccountSettings.here(Sandbox.REGION, new InProcess(kept))
                                    .with(kept.time()));
            CloudWatchLogsClient client = account.logs();
            open(client);
            tail = tail(Instant.now());
            tail.live(true);
            tail.start();
            Instant end = Instant.now().plusSeconds(60);
            while (!(tail.status().live() instanceof Live) && Instant.now().isBefore(end)) {
                Time.real().sleep(Duration.ofMillis(50));
            }
            write(client, Instant.now(), 0, 3);
            long size = Files.size(home.resolve("account.jsonl"));
            while (heard.size() < 3 && Instant.now().isBefore(end)) {
                Time.real().sleep(Duration.ofMillis(50));
            }
            assertThat(Files.size(home.resolve("account.jsonl"))).isEqualTo(size);
            tail.stop();
            tail.await();
        }
        assertHeard(3);
        assertThat(tail.status().lines()).isEqualTo(3);
    }
}
