package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Plan;
import dev.slipway.engine.Step;
import dev.slipway.sandbox.wire.Loopback;
import dev.slipway.sandbox.wire.Wire;
import dev.slipway.sandbox.world.VirtualTime;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.awscore.AwsClient;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stock {@code aws} command line sees the stack that Slipway built, resource by resource. */
@Tag("interop")
class AgreementInteropTest {
    private static final String CLUSTER = "ecs-integrated";

    @TempDir Path home;
    private Plan plan;
    private Loopback door;

    @Test
    void bothSeeTheSame() throws Exception {
        Sandbox sandbox = new Sandbox(new VirtualTime(), 1);
        SeedInSandbox seed = new SeedInSandbox(sandbox, home);
        assertThat(seed.apply(seed.stack()).complete()).isTrue();
        plan = seed.plan(seed.stack());
        try (Loopback open =
                Loopback.open(
                        new Wire(
                                sandbox.clients().values().stream()
                                        .map(AwsClient.class::cast)
                                        .toList()),
                        0)) {
            door = open;
            Map<String, String> calls = calls();
            assertThat(calls).hasSizeGreaterThanOrEqualTo(40);
            List<String> differences = new ArrayList<>();
            for (Map.Entry<String, String> call : calls.entrySet()) {
                String said = aws(call.getKey());
                if (!said.equals(call.getValue())) {
                    differences.add(call + ", but aws says " + said);
                }
            }
            System.out.printf(
                    "calls of aws that agree with Slipway: %d of %d%n",
                    calls.size() - differences.size(), calls.size());
            assertThat(differences).isEmpty();
        }
    }

    /** What Slipway knows of a resource. */
    private String known(String address, String output) {
        Step<?> step =
                plan.steps().stream()
                        .filter(each -> each.address().toString().equals(address))
                        .findFirst()
                        .orElseThrow();
        var live = step.live().orElseThrow();
        return output.equals("id") ? live.id() : live.outputs().get(output);
    }

    /** Calls, and what Slipway would answer. */
    private Map<String, String> calls() {
        Map<String, String> all = new LinkedHashMap<>();
        securityGroups(all);
        loadBalancing(all);
        compute(all);
        roles(all);
        storage(all);
        return all;
    }

    private void securityGroups(Map<String, String> all) {
        for (String name : List.of("alb", "tasks")) {
            String id = known("SecurityGroup." + name, "id");
            all.put(
                    "ec2 describe-security-groups --filters Name=group-name,Values=poc-fargate-"
                            + name
                            + " --query SecurityGroups[].GroupId",
                    id);
            all.put(
                    "ec2 describe-security-groups --group-ids "
                            + id
                            + " --query SecurityGroups[].Tags[?Key=='slipway:address'].Value",
                    "SecurityGroup." + name);
        }
    }

    private void loadBalancing(Map<String, String> all) {
        String balancer = known("LoadBalancer.alb", "id");
        all.put(
                "elbv2 describe-load-balancers --names poc-fargate --query"
                        + " LoadBalancers[].LoadBalancerArn",
                balancer);
        tagged(all, "LoadBalancer.alb", balancer);
        for (String group : List.of("blue", "green")) {
            String arn = known("TargetGroup." + group, "id");
            all.put(
                    "elbv2 describe-target-groups --names poc-ecs-tg"
                            + (group.equals("blue") ? "" : "-alternate")
                            + " --query TargetGroups[].TargetGroupArn",
                    arn);
            tagged(all, "TargetGroup." + group, arn);
            all.put(
                    "elbv2 describe-target-health --target-group-arn "
                            + arn
                            + " --query TargetHealthDescriptions[].TargetHealth.State",
                    "healthy\thealthy");
        }
        for (Step<?> step : plan.steps()) {
            String kind = step.address().kind();
            String arn = step.live().orElseThrow().id();
            if (kind.equals("Listener")) {
                all.put(
                        "elbv2 describe-listeners --listener-arns "
                                + arn
                                + " --query Listeners[].LoadBalancerArn",
                        balancer);
            } else if (kind.equals("ListenerRule")) {
                all.put(
                        "elbv2 describe-rules --rule-arns " + arn + " --query Rules[].RuleArn",
                        arn);
                tagged(all, step.address().toString(), arn);
            }
        }
    }

    private static void tagged(Map<String, String> all, String address, String arn) {
        all.put(
                "elbv2 describe-tags --resource-arns "
                        + arn
                        + " --query TagDescriptions[].Tags[?Key=='slipway:address'].Value",
                address);
    }

    private void compute(Map<String, String> all) {
        all.put(
                "ecs describe-clusters --clusters " + CLUSTER + " --query clusters[].clusterName",
                known("Cluster.main", "id"));
        Map<String, String> names = Map.of("blue", "poc-ecs-service", "green", "veera-service");
        names.forEach(
                (colour, name) -> {
                    String definition = known("TaskDefinition." + colour, "id");
                    all.put(
                            "ecs describe-services --cluster %s --services %s --query services[].serviceName"
                                    .formatted(CLUSTER, name),
                            known("EcsService." + colour, "id"));
                    all.put(
                            "ecs describe-services --cluster %s --services %s --query services[].taskDefinition"
                                    .formatted(CLUSTER, name),
                            definition);
                    all.put(
                            "ecs describe-task-definition --task-definition "
                                    + name
                                    + " --query taskDefinition.taskDefinitionArn",
                            definition);
                    all.put(
                            "ecs list-task-definitions --family-prefix "
                                    + name
                                    + " --query taskDefinitionArns",
                            definition);
                });
        all.put(
                "servicediscovery list-namespaces --query Namespaces[].Id",
                known("HttpNamespace.main", "id"));
    }

    private void roles(Map<String, String> all) {
        for (Step<?> step : plan.steps()) {
            String id = step.live().orElseThrow().id();
            switch (step.address().kind()) {
                case "Role" ->
                        all.put(
                                "iam get-role --role-name "
                                        + step.live().orElseThrow().outputs().get("name")
                                        + " --query Role.Arn",
                                step.live().orElseThrow().outputs().get("arn"));
                case "LogGroup" ->
                        all.put(
                                "logs describe-log-groups --log-group-name-prefix "
                                        + step.live().orElseThrow().outputs().get("name")
                                        + " --query logGroups[0].logGroupName",
                                step.live().orElseThrow().outputs().get("name"));
                default -> {}
            }
        }
    }

    private void storage(Map<String, String> all) {
        String bucket = known("Bucket.logs", "id");
        all.put("s3api list-buckets --query Buckets[].Name", bucket);
        all.put("s3api get-bucket-versioning --bucket " + bucket + " --query Status", "Enabled");
        all.put(
                "s3api get-public-access-block --bucket "
                        + bucket
                        + " --query PublicAccessBlockConfiguration.BlockPublicPolicy",
                "True");
        all.put(
                "s3api get-bucket-tagging --bucket "
                        + bucket
                        + " --query TagSet[?Key=='slipway:address'].Value",
                "Bucket.logs");
        all.put(
                "firehose list-delivery-streams --query DeliveryStreamNames",
                "poc-fargate-firehose-stream");
        all.put(
                "firehose describe-delivery-stream --delivery-stream-name"
                        + " poc-fargate-firehose-stream --query"
                        + " DeliveryStreamDescription.DeliveryStreamStatus",
                "ACTIVE");
        all.put("sts get-caller-identity --query Account", Sandbox.ACCOUNT);
    }

    private String aws(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("aws"));
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("--endpoint-url", door.uri().toString(), "--output", "text"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("AWS_ACCESS_KEY_ID", "sandbox");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "sandbox");
        builder.environment().put("AWS_DEFAULT_REGION", Sandbox.REGION);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said.strip();
    }
}
