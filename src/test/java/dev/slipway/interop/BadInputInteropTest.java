package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** What goes wrong in an account: one clear error with a remedy, exit 1, and nothing is lost. */
@Tag("interop")
@ExtendWith(MotoServer.class)
class BadInputInteropTest {

    @TempDir Path folder;
    private Account account;
    private Proxy proxy;
    private Neighbourhood there;
    private Snapshot before;
    private Path file;
    private SlipwayProcess slipway;

    @BeforeEach
    void build(MotoServer.Endpoint moto) throws IOException {
        account = moto.account();
        proxy = Proxy.to(moto.uri());
        there = Neighbourhood.build(account);
        file = Files.writeString(folder.resolve("inputs.tfvars"), there.tfvars());
        slipway = new SlipwayProcess(folder, proxy.uri());
        before = Snapshot.of(account);
    }

    @AfterEach
    void close() {
        proxy.close();
        account.close();
    }

    @Test
    void anUnreachableEndpoint() {
        refused(slipway.at(URI.create("http://127.0.0.1:1")).run("plan", file));
    }

    @Test
    void noCredentials() {
        var without = Map.of("AWS_ACCESS_KEY_ID", "", "AWS_SECRET_ACCESS_KEY", "");

        assertThat(refused(slipway.with(without).run("plan", file)).err()).contains("credentials");
    }

    @Test
    void expiredCredentials() {
        proxy.faults(
                call ->
                        Optional.of(
                                new Proxy.Fault.Refuse(
                                        403, "ExpiredToken", "The security token has expired")));

        assertThat(refused(slipway.run("apply", file, "--yes")).err()).contains("expired");
    }

    @Test
    void aPermissionRefusedInTheMiddleStopsOnlyWhatNeedsIt() {
        proxy.faults(
                call ->
                        call.operation().equals("CreateCluster")
                                ? Optional.of(
                                        new Proxy.Fault.Refuse(
                                                400,
                                                "AccessDeniedException",
                                                "not authorized to perform: ecs:CreateCluster"))
                                : Optional.empty());
        var apply = refused(slipway.run("apply", file, "--yes"));
        assertThat(apply.err()).contains("ecs-integrated", "1 failed", "skipped");

        proxy.faults(call -> Optional.empty());
        mended();
    }

    @Test
    void aNameTakenBySomebodyElse() {
        account.elb()
                .createTargetGroup(
                        r ->
                                r.name("poc-ecs-tg")
                                        .vpcId(there.vpc())
                                        .port(3000)
                                        .protocol("HTTP")
                                        .targetType("ip"));
        before = Snapshot.of(account);

        var apply = refused(slipway.run("apply", file, "--yes"));

        assertThat(apply.err()).contains("poc-ecs-tg");
        assertThat(Snapshot.of(account).differences(before)).isEmpty();
    }

    @Test
    void aSubnetOfAnotherVpc() throws IOException {
        String other = account.ec2().createVpc(r -> r.cidrBlock("10.1.0.0/16")).vpc().vpcId();
        String stray =
                account.ec2()
                        .createSubnet(
                                r ->
                                        r.vpcId(other)
                                                .cidrBlock("10.1.0.0/24")
                                                .availabilityZone("us-east-2a"))
                        .subnet()
                        .subnetId();
        Files.writeString(file, there.tfvars().replace(there.privateSubnets().getFirst(), stray));
        nothingDone(stray);
    }

    @Test
    void aCertificateInAnotherRegion() throws IOException {
        Files.writeString(
                file,
                there.tfvars()
                        .replace(
                                there.certificate(),
                                there.certificate().replace("us-east-2", "eu-west-1")));
        nothingDone("eu-west-1");
    }

    @Test
    void aCertificateThatIsNotIssued() {
        proxy.faults(
                call ->
                        call.operation().equals("DescribeCertificate")
                                ? Optional.of(new Proxy.Fault.Answer(pending()))
                                : Optional.empty());
        nothingDone("PENDING_VALIDATION");
    }

    private String pending() {
        return """
        {"Certificate": {"CertificateArn": "%s", "DomainName": "example.com",
         "SubjectAlternativeNames": ["example.com"], "Status": "PENDING_VALIDATION",
         "Type": "AMAZON_ISSUED", "DomainValidationOptions": []}}
        """
                .formatted(there.certificate());
    }

    @Test
    void aFullDiskUnderTheJournal() {
        var apply = refused(slipway.filesUpTo(24).run("apply", file, "--yes"));

        assertThat(apply.err()).contains("journal.jsonl", "disk");
        mended();
    }

    @Test
    void aTornLastLineOfTheJournal() throws Exception {
        var running = slipway.start("apply", file, "--yes");
        proxy.faults(
                call -> {
                    if (call.operation().equals("CreateLoadBalancer")) {
                        running.kill();
                    }
                    return Optional.empty();
                });
        running.process().onExit().join();
        proxy.awaitQuiet();
        proxy.faults(call -> Optional.empty());
        Files.writeString(found("journal.jsonl"), "{\"type\":\"Obser", StandardOpenOption.APPEND);

        mended();
    }

    @Test
    void aStateOfANewerVersion() throws IOException {
        completes("apply");
        Path state = found("state.json");
        String newer =
                Files.readString(state).replaceFirst("\"version\"\\s*:\\s*1", "\"version\":99");
        Files.writeString(state, newer);
        proxy.forget();

        for (String command : new String[] {"plan", "apply", "destroy"}) {
            var ended =
                    command.equals("plan")
                            ? slipway.run(command, file)
                            : slipway.run(command, file, "--yes");
            assertThat(refused(ended).err()).contains("newer Slipway");
        }
        assertThat(proxy.mutations()).isEmpty();
        assertThat(state).hasContent(newer);
    }

    @Test
    void twoRunsAtOnceOnOneStack() throws Exception {
        var reached = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        proxy.faults(
                call -> {
                    if (call.operation().equals("CreateCluster")) {
                        reached.countDown();
                        awaitUninterruptibly(released);
                    }
                    return Optional.empty();
                });
        var first = slipway.start("apply", file, "--yes");
        reached.await();

        var second = refused(slipway.run("apply", file, "--yes"));
        released.countDown();

        assertThat(second.err()).contains("Another Slipway is working on it");
        assertThat(first.await().exit()).isZero();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One error, with a remedy and without a stack trace. */
    private static SlipwayProcess.Ended refused(SlipwayProcess.Ended ended) {
        assertThat(ended.exit()).as(ended.toString()).isEqualTo(1);
        assertThat(ended.err()).containsAnyOf("Error: ", "error: ").doesNotContain("\tat ");
        assertThat(ended.err()).doesNotContain("Exception:", "software.amazon");
        long errors = ended.err().lines().filter(line -> line.contains("rror: ")).count();
        assertThat(errors).as(ended.err()).isEqualTo(1);
        return ended;
    }

    private void nothingDone(String mentioned) {
        proxy.forget();
        var apply = refused(slipway.run("apply", file, "--yes"));
        assertThat(apply.err()).contains(mentioned);
        assertThat(proxy.mutations()).isEmpty();
    }

    /** The next runs go on and clean up as if nothing had happened. */
    private void mended() {
        completes("apply");
        completes("destroy");
        assertThat(Snapshot.of(account).differences(before)).isEmpty();
    }

    private void completes(String command) {
        var ended = slipway.run(command, file, "--yes");
        assertThat(ended.exit()).as(ended.toString()).isZero();
    }

    private Path found(String name) throws IOException {
        try (Stream<Path> files = Files.walk(slipway.home())) {
            return files.filter(path -> path.endsWith(name)).findFirst().orElseThrow();
        }
    }
}
