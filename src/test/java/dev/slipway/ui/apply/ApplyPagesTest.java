package dev.slipway.ui.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Verb;
import dev.slipway.logs.Filter.Where;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Secret;
import dev.slipway.stack.Stack;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.common.SecretValues;
import dev.slipway.ui.common.TypedSecrets;
import dev.slipway.ui.overview.OverviewController;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The pages of a change, by hand, in a rehearsal: where they lead is what is shown next. */
class ApplyPagesTest {
    @TempDir Path home;

    private final Windowed window = new Windowed();
    private final AtomicReference<String> led = new AtomicReference<>("");
    private final AtomicReference<Runnable> afterLogin = new AtomicReference<>();
    private final AtomicReference<RunController> running = new AtomicReference<>();
    private Rehearsed rehearsed;

    private void open(Pace pace, ExecutionInterceptor... between) {
        rehearsed = Rehearsed.in(home, pace, between);
    }

    @AfterEach
    void close() {
        window.close();
        rehearsed.close();
    }

    private void review(Stack stack, Verb verb) {
        window.show(
                kit ->
                        new ReviewController(
                                kit,
                                new WholeStack(stack, verb, () -> open(stack)),
                                new ReviewController.Ways() {
                                    @Override
                                    public void carryOut(Job job) {
                                        run(job);
                                    }

                                    @Override
                                    public void back() {
                                        led.set("back");
                                    }

                                    @Override
                                    public void loginNeeded(Failure failure, Runnable again) {
                                        afterLogin.set(again);
                                    }
                                }));
    }

    private Deployment open(Stack stack) {
        return new Deployment(
                stack,
                rehearsed.session().account(),
                rehearsed.session().home(),
                new TypedSecrets(new SecretValues(), window.kit().texts()));
    }

    private void run(Job job) {
        running.set(
                window.show(
                        kit ->
                                new RunController(
                                        kit,
                                        job,
                                        new RunController.Ways() {
                                            @Override
                                            public void overview(Stack stack) {
                                                ApplyPagesTest.this.overview(stack);
                                            }

                                            @Override
                                            public void traffic(Stack stack) {
                                                led.set("traffic");
                                            }

                                            @Override
                                            public void logs(Stack stack, Where where) {
                                                led.set("logs " + where);
                                            }

                                            @Override
                                            public void edit(Intent intent) {
                                                led.set("edit");
                                            }

                                            @Override
                                            public void gone(Stack stack) {
                                                led.set("gone");
                                            }

                                            @Override
                                            public void review(Intent intent) {
                                                led.set("review");
                                            }

                                            @Override
                                            public void loginNeeded(
                                                    Failure failure, Runnable again) {
                                                afterLogin.set(again);
                                            }
                                        })));
    }

    private void overview(Stack stack) {
        window.show(
                kit ->
                        new OverviewController(
                                kit,
                                rehearsed.session(),
                                stack,
                                new SecretValues(),
                                new OverviewController.Ways() {
                                    @Override
                                    public void traffic(Stack any) {
                                        led.set("traffic");
                                    }

                                    @Override
                                    public void logs(Stack any, Where where) {
                                        led.set("logs " + where);
                                    }

                                    @Override
                                    public void edit(Stack any) {
                                        led.set("edit");
                                    }

                                    @Override
                                    public void destroy(Stack any) {
                                        ApplyPagesTest.this.review(any, Verb.DESTROY);
                                    }

                                    @Override
                                    public void resume(Stack any, Verb verb) {
                                        led.set("resume " + verb);
                                    }

                                    @Override
                                    public void loginNeeded(Failure failure, Runnable again) {
                                        afterLogin.set(again);
                                    }
                                }));
    }

    @Test
    void fromThePlanToAStackThatStandsAndBackToNothing() {
        open(Pace.VIRTUAL);
        review(rehearsed.stack(), Verb.APPLY);
        window.see("review-summary", "41 to create");
        assertThat(window.text("review-go")).isEqualTo("Create 41 resources");
        window.click("step-LoadBalancer-alb");
        window.click("review-go");
        window.see("run-headline", "poc-fargate is up");
        assertThat(window.text("run-subline")).startsWith("41 resources in ");
        window.click("copy-url");
        window.click("open-url");
        assertThat(window.desktop().copied()).hasSize(1);
        assertThat(window.desktop().browsed()).hasSize(1);

        window.click("run-traffic");
        assertThat(led.getAndSet("")).isEqualTo("traffic");

        window.click("run-onward");
        window.see("running-blue", "2 of 2 tasks run");
        window.click("overview-traffic");
        assertThat(led.getAndSet("")).isEqualTo("traffic");
        window.click("service-logs-blue");
        assertThat(led.getAndSet("")).contains("colours=[BLUE]");
        window.click("shell-copy-blue");
        assertThat(window.desktop().copied().getLast())
                .startsWith("aws ecs execute-command --cluster ecs-integrated --task ")
                .contains(" --container poc-ecs-app ")
                .contains(" --region us-east-2");
        window.click("overview-check");
        window.see("overview-summary", "all as described");

        window.click("overview-destroy");
        window.see("review-go", "Delete 41 resources");
        assertThat(window.sees("data-keep")).isTrue();
        assertThat(window.words("review-aside"))
                .contains("What stays", "VPC " + rehearsed.stack().network().vpcId());
        window.click("data-delete");
        window.click("review-go");
        window.see("dialog-yes");
        assertThat(window.ask(() -> window.button("dialog-yes").isDisabled())).isTrue();
        window.type("dialog-typed", "poc-fargate");
        window.click("dialog-yes");
        window.see("run-headline", "poc-fargate is deleted");
        window.click("run-onward");
        assertThat(led).hasValue("gone");
    }

    @Test
    void aFailingImageLeadsToTheFailureCardAndCanBeUndone() {
        open(Pace.BRISK);
        review(rehearsed.stack("registry.example/crash:1"), Verb.APPLY);
        window.click("review-go");
        window.see("failure-cause", "circuit breaker");
        assertThat(window.evidence()).anyMatch(line -> line.contains("exited with 1"));
        assertThat(window.evidence()).anyMatch(line -> line.contains("DATABASE_URL is not set"));
        window.see("run-headline", "poc-fargate could not be finished");
        window.click("run-undo");
        window.click("dialog-yes");
        window.see("run-headline", "What was created of poc-fargate is deleted again");
        window.click("run-onward");
        assertThat(led).hasValue("gone");
    }

    @Test
    void whatIsStoppedGoesOnAndAnEarlierRunIsRemembered() {
        open(Pace.BRISK);
        review(rehearsed.stack(), Verb.APPLY);
        window.click("review-go");
        // Before anything takes its time, a run ends as soon as it is told to.
        window.see("run-subline", "waiting mostly for the load balancer");
        window.click("run-stop");
        window.see("run-stop", "Stop waiting too");
        window.click("run-stop");
        window.see("run-headline", "poc-fargate was stopped");
        overview(rehearsed.stack());
        window.click("overview-continue");
        assertThat(led).hasValue("resume APPLY");
        review(rehearsed.stack(), Verb.APPLY);
        window.see("review-summary", "to create");
    }

    @Test
    void aPlanThatIsNoLongerTrueIsReadAgain() {
        open(Pace.VIRTUAL);
        review(rehearsed.stack(), Verb.APPLY);
        window.see("review-summary", "41 to create");
        assertThat(rehearsed.run(rehearsed.stack(), Verb.APPLY).complete()).isTrue();
        window.click("review-go");
        window.see("review-news");
        window.see("nothing-to-do", "poc-fargate is as described");
        assertThat(running).hasValue(null);
    }

    @Test
    void expiredCredentialsLeadToALoginAndBack() {
        AtomicBoolean expired = new AtomicBoolean();
        open(Pace.VIRTUAL, new Expiry(expired));
        review(rehearsed.stack(), Verb.APPLY);
        window.see("review-summary", "41 to create");
        expired.set(true);
        window.click("review-again");
        window.see("failure-cause", "The credentials have expired");
        expired.set(false);
        window.ask(
                () -> {
                    afterLogin.get().run();
                    return true;
                });
        window.see("review-summary", "41 to create");
    }

    @Test
    void aSecretWithoutAValueIsMendedWhereItIsTyped() {
        open(Pace.VIRTUAL);
        var blue = rehearsed.stack().service(Colour.BLUE);
        var secret = new Secret.ManagedSecret("API_KEY");
        review(
                rehearsed
                        .stack()
                        .withService(
                                Colour.BLUE,
                                blue.withContainer(blue.container().withSecrets(List.of(secret)))),
                Verb.APPLY);
        window.see("review-footnote", "One check says that it cannot work");
        assertThat(window.words("review-aside"))
                .anyMatch(line -> line.contains("step Applications and type the value of API_KEY"))
                .noneMatch(line -> line.contains("environment variable"));
    }

    /** Lets nobody in while the credentials count as expired. */
    private record Expiry(AtomicBoolean expired) implements ExecutionInterceptor {
        @Override
        public void beforeTransmission(
                Context.BeforeTransmission context, ExecutionAttributes attributes) {
            if (expired.get()) {
                throw AwsServiceException.builder()
                        .awsErrorDetails(
                                AwsErrorDetails.builder()
                                        .errorCode("ExpiredToken")
                                        .errorMessage("The token has expired")
                                        .build())
                        .statusCode(400)
                        .build();
            }
        }
    }
}
