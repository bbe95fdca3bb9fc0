package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.Windowed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Credentials that expire in the middle of something lead to a login, and back to it. */
class ExpiryTest {
    private static final String IMAGE = "registry.example/shop:1";

    @TempDir Path home;

    private Whole whole;
    private Windowed window;

    @BeforeEach
    void open() {
        whole = new Whole(home);
        window = whole.hand();
    }

    @AfterEach
    void close() {
        whole.close();
    }

    /** Creates a stack with keys that expire when the load balancer is to be made. */
    private void createUntilExpired() {
        whole.describe(IMAGE);
        whole.stagehand().at("CreateLoadBalancer", whole.stagehand()::expire);
        window.click("review-go");
        window.see("run-headline", "poc-fargate could not be finished");
        window.see("failure-cause", "The credentials have expired");
    }

    private void finished() {
        window.see("run-headline", "poc-fargate is up");
        window.click("run-onward");
        window.see("running-blue", "2 of 2 tasks run");
        assertThat(window.sees("unfinished")).isFalse();
    }

    @Test
    void aRunGoesOnAfterASignInInTheBrowser() {
        whole.enter("sso");
        createUntilExpired();
        window.see("signin-code", Whole.CODE);
        assertThat(window.desktop().browsed()).hasSize(1);
        whole.confirm();
        finished();
    }

    @Test
    void aRunGoesOnAfterAnotherCode() {
        whole.enter("mfa");
        window.type("mfa-code", "123456");
        window.click("mfa-go");
        createUntilExpired();
        window.click("signin-again");
        window.type("mfa-code", "654321");
        window.click("mfa-go");
        finished();
    }

    @Test
    void aRunGoesOnWithNewKeysAndTheCardLeadsToTheLoginAgain() {
        whole.enter("keys");
        createUntilExpired();
        window.click("signin-again");
        window.see("failure-cause", "The credentials have expired");
        window.click("signin-cancel");
        whole.renewFile();
        window.click("failure-login");
        window.click("signin-again");
        finished();
    }

    @Test
    void aLookUpOfTheWizardIsRepeatedAfterASignIn() {
        whole.enter("sso");
        window.see("name");
        window.type("name", "shop");
        window.click("next");
        window.see("network-vpcId");
        whole.stagehand().expire();
        window.choose("network-vpcId", "10.");
        window.see("signin-code", Whole.CODE);
        whole.confirm();
        window.await("no trouble", () -> !window.sees("network-retry"));
        window.click("step-account");
        window.see("name", "shop");
    }

    @Test
    void aLogWindowGoesOnAfterASignIn() {
        whole.enter("sso");
        whole.describe(IMAGE);
        window.click("review-go");
        window.see("run-headline", "poc-fargate is up");
        window.click("run-onward");
        window.click("place-logs");
        window.see("log-status-state");
        assertThat(window.sees("log-sign-in")).isFalse();
        whole.stagehand().expire();
        window.click("log-sign-in");
        window.see("signin-code", Whole.CODE);
        whole.confirm();
        window.await("an end of that", () -> !window.sees("log-sign-in"));
        assertThat(window.sees("signin-code")).isFalse();
    }

    @Test
    void aCheckOfTheOverviewIsRepeatedAfterASignIn() {
        whole.enter("sso");
        whole.describe(IMAGE);
        window.click("review-go");
        window.see("run-headline", "poc-fargate is up");
        window.click("run-onward");
        window.see("running-blue", "2 of 2 tasks run");
        whole.stagehand().expire();
        window.click("overview-check");
        window.see("signin-code", Whole.CODE);
        whole.confirm();
        window.see("overview-summary", "all as described");
        assertThat(window.sees("failure")).isFalse();
    }
}
