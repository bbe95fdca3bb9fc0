package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;
import dev.slipway.aws.Discovery;
import dev.slipway.blueprint.Deployment;
import dev.slipway.contract.ContractInterceptor;
import dev.slipway.contract.Operations;
import dev.slipway.engine.Options;
import dev.slipway.engine.Outcome;
import dev.slipway.engine.Plan;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Summary;
import dev.slipway.engine.Verb;
import dev.slipway.stack.Stack;
import dev.slipway.stack.StackValidator;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Every request of every workflow, with every option on, is one that AWS's models allow. */
@Tag("interop")
@ExtendWith(MotoServer.class)
class ContractInteropTest {
    /**
     * Operations that no workflow against moto comes to, and what else holds them to the models.
     */
    private static final Map<String, String> OUT_OF_REACH =
            Map.ofEntries(
                    Map.entry("ecs.ListTasks", "SeedInSandboxTest; no task fails on moto"),
                    Map.entry("ecs.DescribeTasks", "SeedInSandboxTest; no task fails on moto"),
                    Map.entry("cloudwatchlogs.GetLogEvents", "SeedInSandboxTest"),
                    Map.entry("cloudwatch.GetMetricData", "CanaryTest; moto counts no requests"),
                    Map.entry("elasticloadbalancingv2.DescribeTargetHealth", "SeedInSandboxTest"),
                    Map.entry(
                            "ec2.UpdateSecurityGroupRuleDescriptionsIngress",
                            "SecurityGroupInteropTest"),
                    Map.entry("cloudwatchlogs.DeleteRetentionPolicy", "LogsInteropTest"),
                    Map.entry("firehose.StopDeliveryStreamEncryption", "FirehoseInteropTest"),
                    Map.entry("iam.SimulatePrincipalPolicy", "RightsTest; no workflow's"),
                    Map.entry("ssooidc.RegisterClient", "SsoLoginTest"),
                    Map.entry("ssooidc.StartDeviceAuthorization", "SsoLoginTest"),
                    Map.entry("ssooidc.CreateToken", "SsoLoginTest"));

    @TempDir Path folder;
    private final ContractInterceptor contract = new ContractInterceptor();
    private Account account;
    private Account theirs;
    private String secret = "first";

    @Test
    void everyRequestIsOneThatAwsPublished(MotoServer.Endpoint moto) {
        theirs = moto.account();
        Neighbourhood there = Neighbourhood.build(theirs);
        Meddler meddler = new Meddler(theirs, there);
        account = new Account(moto.settings().with(contract, new CertificateInUse()));
        EveryOption stacks = new EveryOption(there);

        Discovery discovery = new Discovery(account);
        discovery.regions();
        discovery.hostedZones().forEach(zone -> discovery.delegation(zone, _ -> Optional.empty()));
        discovery.bucket("a-bucket-of-nobody");
        apply(stacks.everything());
        meddler.drift();
        meddler.deleteSecrets(List.of("poc-fargate/blue/API_KEY"));
        secret = "second";
        apply(stacks.everyPropertyChanged());
        apply(stacks.everythingReplaced());
        apply(stacks.existingCertificate());
        apply(stacks.noDomain());
        meddler.litter();
        run(Verb.DESTROY, stacks.noDomain());

        assertThat(contract.violations()).isEmpty();
        Set<String> unseen =
                new TreeSet<>(
                        Operations.calledBy(
                                "dev.slipway.aws",
                                "dev.slipway.resources",
                                "dev.slipway.blueprint",
                                "dev.slipway.traffic"));
        unseen.removeAll(contract.operations());
        assertThat(unseen).containsExactlyInAnyOrderElementsOf(OUT_OF_REACH.keySet());
    }

    private void apply(Stack stack) {
        assertThat(StackValidator.validate(stack)).filteredOn(p -> p.isError()).isEmpty();
        run(Verb.APPLY, stack);
    }

    private void run(Verb verb, Stack stack) {
        var deployment = new Deployment(stack, account, folder, name -> Optional.of(secret));
        try (var run = deployment.begin()) {
            Plan plan = deployment.plan(run, verb);
            assertThat(plan.conflicts()).isEmpty();
            assertThat(deployment.preflight(plan)).noneMatch(check -> check.isProblem());
            Summary summary =
                    deployment.execute(
                            run, plan, new Options(true, false), new StopSignal(), event -> {});
            assertThat(summary.failures()).isEmpty();
            assertThat(summary.outcomes().values())
                    .allMatch(o -> o instanceof Outcome.Done || o instanceof Outcome.Kept);
        }
    }
}
