package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The seed's own variables, from an empty account to the whole stack and back, with the command
 * line in processes of its own.
 */
@Tag("interop")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeedInteropTest {
    private MotoServer.Endpoint moto;
    private Account account;
    private Proxy proxy;
    private Neighbourhood there;
    private Snapshot before;
    private Path file;
    private SlipwayProcess slipway;

    @BeforeAll
    void findANeighbourhood(@TempDir Path folder) throws IOException {
        moto = MotoServer.start();
        account = moto.account();
        proxy = Proxy.to(moto.uri());
        there = Neighbourhood.build(account);
        file = Files.writeString(folder.resolve("inputs.tfvars"), there.tfvars());
        slipway = new SlipwayProcess(folder, proxy.uri());
        before = Snapshot.of(account);
    }

    @AfterAll
    void close() {
        proxy.close();
        account.close();
        moto.close();
    }

    @Test
    @Order(1)
    void aPlanTellsOfChangesAndMakesNone() {
        var plan = slipway.run("plan", file);

        assertThat(plan.exit()).as(plan.toString()).isEqualTo(2);
        assertThat(plan.out()).contains("41 to create");
        assertThat(proxy.mutations()).isEmpty();
    }

    @Test
    @Order(2)
    void applyBuildsTheStackAndPrintsItsOutputs() {
        var apply = slipway.run("apply", file, "--yes");

        assertThat(apply.exit()).as(apply.toString()).isZero();
        assertThat(apply.out())
                .contains("https://example.com/")
                .contains("poc-ecs-service")
                .contains("veera-service");
    }

    @Test
    @Order(3)
    void everyResourceStandsWithTheIntendedValues() {
        new SeedStack(account, there).check();
    }

    @Test
    @Order(3)
    void statusListsEveryResource() {
        var status = slipway.run("status", file, "--json");

        assertThat(status.exit()).as(status.toString()).isZero();
        assertThat(status.out())
                .contains("\"EcsService.blue\"", "\"EcsService.green\"", "\"LoadBalancer.alb\"")
                .contains("https://example.com/")
                .doesNotContain("not created", "missing");
    }

    @Test
    @Order(4)
    void theSecondPlanSeesNothingButWhatMotoForgets() {
        var plan = slipway.run("plan", file, "--json");

        assertThat(plan.exit()).as(plan.toString()).isEqualTo(2);
        assertThat(PlanJson.of(plan).changes()).isNotEmpty().allMatch(Gaps::afterCreation);
        assertThat(PlanJson.of(plan).addresses("NONE")).hasSize(38);
    }

    @Test
    @Order(5)
    void theSecondApplyRepairsThatAndNothingElse() {
        proxy.forget();
        var apply = slipway.run("apply", file, "--yes");

        assertThat(apply.exit()).as(apply.toString()).isZero();
        assertThat(proxy.mutations())
                .extracting(Proxy.Call::toString)
                .hasSize(3)
                .allMatch(Gaps.REPAIRS::contains);
    }

    @Test
    @Order(6)
    void thenOnlyServiceConnectIsLeft() {
        var plan = slipway.run("plan", file, "--json");

        assertThat(PlanJson.of(plan).changes()).isNotEmpty().allMatch(Gaps::afterUpdate);
    }

    @Test
    @Order(7)
    void destroyLeavesTheAccountAsItWas() {
        var destroy = slipway.run("destroy", file, "--yes");

        assertThat(destroy.exit()).as(destroy.toString()).isZero();
        assertThat(Snapshot.of(account).differences(before)).isEmpty();
    }

    @Test
    @Order(8)
    void afterThatThereIsNothingToDestroy() {
        proxy.forget();
        var destroy = slipway.run("destroy", file, "--yes");

        assertThat(destroy.exit()).as(destroy.toString()).isZero();
        assertThat(proxy.mutations()).isEqualTo(List.of());
    }
}
