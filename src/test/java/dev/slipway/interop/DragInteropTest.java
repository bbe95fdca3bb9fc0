package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;
import dev.slipway.blueprint.Deployment;
import dev.slipway.contract.ContractInterceptor;
import dev.slipway.engine.FakeTime;
import dev.slipway.engine.Options;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Verb;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.Tfvars;
import dev.slipway.traffic.Lever;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shift;
import dev.slipway.traffic.Shifted;
import dev.slipway.traffic.Traffic;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Two hundred drags, over HTTP, at a rule that the {@code aws} command looks at. */
@Tag("interop")
@ExtendWith(MotoServer.class)
class DragInteropTest {
    private static final int DRAGS = 200;

    /** The command takes most of a second. */
    private static final int LOOK_EVERY = 20;

    private final List<ModifyRuleRequest> sent = new ArrayList<>();
    private final List<Lever.Told> told = new ArrayList<>();
    private final FakeTime time = new FakeTime();
    private final ContractInterceptor contract = new ContractInterceptor();

    @TempDir Path folder;

    @Test
    void theRuleSaysWhereTheLastDragEnded(MotoServer.Endpoint moto) {
        try (Account account = account(moto)) {
            Neighbourhood there = Neighbourhood.build(account);
            Traffic traffic = traffic(account, there);
            makeHealthy(account);
            sent.clear();
            Lever lever = new Lever(traffic::shift, time, told::add);
            Random random = new Random(5);
            for (int drag = 1; drag <= DRAGS; drag++) {
                Share end = drag(lever, random);
                assertThat(traffic.position().share()).contains(end);
                if (drag % LOOK_EVERY == 0) {
                    assertThat(weights(moto, account)).isEqualTo(end.weights());
                }
            }
            assertThat(told)
                    .allSatisfy(
                            each ->
                                    assertThat(((Lever.Told.Result) each).shifted())
                                            .isNotInstanceOf(Shifted.Refused.class)
                                            .isNotInstanceOf(Shifted.Foreign.class));
            assertThat(sent).hasSizeGreaterThan(DRAGS - 20).allSatisfy(this::isAllowed);
            assertThat(contract.violations()).isEmpty();
            System.out.printf("drags: %d, writes: %d%n", DRAGS, sent.size());
        }
    }

    private Account account(MotoServer.Endpoint moto) {
        ExecutionInterceptor recorder =
                new ExecutionInterceptor() {
                    @Override
                    public void beforeExecution(
                            Context.BeforeExecution context, ExecutionAttributes any) {
                        if (context.request() instanceof ModifyRuleRequest request) {
                            sent.add(request);
                        }
                    }
                };
        return new Account(moto.settings().with(time).with(contract, recorder));
    }

    private Traffic traffic(Account account, Neighbourhood there) {
        Stack stack = Tfvars.readHcl(there.tfvars(), "inputs.tfvars").stack().orElseThrow();
        var deployment = new Deployment(stack, account, folder, _ -> Optional.of("secret"));
        try (var run = deployment.begin()) {
            var plan = deployment.plan(run, Verb.APPLY);
            var summary =
                    deployment.execute(
                            run, plan, new Options(true, true), new StopSignal(), _ -> {});
            assertThat(summary.failures()).isEmpty();
        }
        return new Traffic(stack, deployment.remembered(), account, deployment.folder());
    }

    /** ECS registers no targets on moto, so this does; moto finds each of them healthy. */
    private static void makeHealthy(Account account) {
        for (String group : List.of("poc-ecs-tg", "poc-ecs-tg-alternate")) {
            String arn =
                    account.elb()
                            .describeTargetGroups(r -> r.names(group))
                            .targetGroups()
                            .getFirst()
                            .targetGroupArn();
            account.elb()
                    .registerTargets(
                            r ->
                                    r.targetGroupArn(arn)
                                            .targets(
                                                    t -> t.id("10.0.2.10"),
                                                    t -> t.id("10.0.3.10")));
        }
    }

    /** Pulls the lever about, lets go, and waits until it rests. */
    private Share drag(Lever lever, Random random) {
        CompletableFuture<Share> end = new CompletableFuture<>();
        time.start(
                () -> {
                    try {
                        Share last = null;
                        int pulls = 1 + random.nextInt(30);
                        for (int i = 0; i < pulls; i++) {
                            last = anywhere(random);
                            lever.pull(Shift.byHand(last));
                            time.sleep(Duration.ofMillis(random.nextInt(200)));
                        }
                        while (!lever.isAtRest()) {
                            time.sleep(Duration.ofMillis(100));
                        }
                        end.complete(last);
                    } catch (Throwable e) {
                        end.completeExceptionally(e);
                    }
                });
        return end.join();
    }

    private static Share anywhere(Random random) {
        return random.nextInt(5) == 0
                ? new Share(random.nextInt(1, 1000), random.nextInt(1000))
                : Share.of(
                        dev.slipway.stack.Colour.GREEN,
                        java.math.BigDecimal.valueOf(random.nextInt(101)));
    }

    private void isAllowed(ModifyRuleRequest request) {
        List<Integer> weights =
                request.actions().getFirst().forwardConfig().targetGroups().stream()
                        .map(TargetGroupTuple::weight)
                        .toList();
        assertThat(weights).hasSize(2).allMatch(weight -> weight >= 0 && weight <= 999);
        assertThat(weights).anyMatch(weight -> weight > 0);
    }

    /** As the {@code aws} command sees it, in the form {@code BLUE:GREEN}. */
    private String weights(MotoServer.Endpoint moto, Account account) {
        String blue =
                account.elb()
                        .describeTargetGroups(r -> r.names("poc-ecs-tg"))
                        .targetGroups()
                        .getFirst()
                        .targetGroupArn();
        String rule = sent.getLast().ruleArn();
        String query = "Rules[].Actions[].ForwardConfig.TargetGroups[].[TargetGroupArn,Weight]";
        List<String[]> rows =
                aws(moto, "elbv2", "describe-rules", "--rule-arns", rule, "--query", query)
                        .lines()
                        .map(line -> line.split("\\s+"))
                        .toList();
        assertThat(rows).hasSize(2);
        boolean blueFirst = rows.getFirst()[0].equals(blue);
        return (blueFirst ? rows.getFirst() : rows.getLast())[1]
                + ":"
                + (blueFirst ? rows.getLast() : rows.getFirst())[1];
    }

    private static String aws(MotoServer.Endpoint moto, String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of("aws", "--output=text"));
            command.addAll(List.of(arguments));
            command.add("--endpoint-url=" + moto.uri());
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("AWS_ACCESS_KEY_ID", "testing");
            builder.environment().put("AWS_SECRET_ACCESS_KEY", "testing");
            builder.environment().put("AWS_DEFAULT_REGION", "us-east-2");
            Process process = builder.start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            return said;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
