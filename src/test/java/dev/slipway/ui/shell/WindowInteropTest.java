package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;
import dev.slipway.aws.AccountSettings;
import dev.slipway.interop.MotoServer;
import dev.slipway.interop.Neighbourhood;
import dev.slipway.interop.Snapshot;
import dev.slipway.stack.Colour;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.connect.Access;
import dev.slipway.ui.connect.Session;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

import java.nio.file.Path;

/** The first run through the whole window, in an account that nobody here wrote, over HTTP. */
@Tag("interop")
@ExtendWith(MotoServer.class)
class WindowInteropTest {
    @TempDir Path home;

    private Windowed window;

    /** With nothing but what is typed. */
    private Session open(Access access) {
        Access.Custom custom = (Access.Custom) access;
        AccountSettings settings =
                new AccountSettings(
                                Region.of(custom.region().orElseThrow()),
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("testing", "testing")))
                        .at(custom.endpoint());
        return new Session(access, new Account(settings), home);
    }

    @Test
    void fromTheFirstPageToAStackThatStandsIsEditedAndGoesAgain(MotoServer.Endpoint moto) {
        try (Account account = moto.account();
                Windowed opened = Start.on(new OneAccount(this::open))) {
            window = opened;
            Neighbourhood.build(account);
            Snapshot before = Snapshot.of(account);
            enter(moto);
            describe();
            create();
            edit();
            assertThat(desired(account)).isEqualTo(3);
            destroy();
            assertThat(Snapshot.of(account).differences(before)).isEmpty();
        }
    }

    private static int desired(Account account) {
        return account.ecs()
                .describeServices(r -> r.cluster("ecs-integrated").services("poc-ecs-service"))
                .services()
                .getFirst()
                .desiredCount();
    }

    private void enter(MotoServer.Endpoint moto) {
        window.click("choose-account");
        window.choose("accounts-ways", "OfEndpoint");
        window.type("accounts-endpoint", moto.uri().toString());
        window.choose("accounts-region", "us-east-2");
        window.click("accounts-open");
        window.see("name", "poc-fargate");
        assertThat(window.sees("badge")).isFalse();
    }

    private void describe() {
        window.click("next");
        window.choose("network-vpcId", "10.0.0.0/16");
        window.click("next");
        window.click("next");
        for (Colour colour : Colour.values()) {
            window.click(colour.key() + "-sample");
        }
        window.click("step-review");
    }

    private void create() {
        window.see("review-summary", "to create");
        window.click("review-go");
        window.see("run-headline", "poc-fargate is up");
        window.see("output-url", "http://");
        window.click("run-onward");
        window.see("overview-title", "poc-fargate");
        window.see("service-blue");
    }

    private void edit() {
        window.click("overview-edit");
        window.click("step-sizing");
        window.type("services-blue-desiredCount", "3");
        window.click("step-review");
        window.see("review-summary", "to change");
        window.click("review-go");
        window.see("run-headline", "poc-fargate is changed");
        window.click("run-onward");
        window.see("overview-title", "poc-fargate");
    }

    private void destroy() {
        window.click("overview-destroy");
        window.click("review-go");
        window.type("dialog-typed", "poc-fargate");
        window.click("dialog-yes");
        window.see("run-headline", "poc-fargate is deleted");
    }
}
