package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The seed as a user has it: the packaged command, started by its launcher, in an account that was
 * made and is looked at with the {@code aws} command only.
 */
@Tag("packaged")
@ExtendWith(MotoServer.class)
class PackagedInteropTest {
    private static final Path LAUNCHER = Path.of("target", "slipway", "bin", "slipway");

    /** What the {@code aws} command answers when the seed's stack stands. */
    private static final Map<String, String> STANDS =
            Map.ofEntries(
                    Map.entry(
                            "ec2 describe-security-groups --filters"
                                    + " Name=group-name,Values=poc-fargate-*"
                                    + " --query SecurityGroups[].GroupName",
                            "poc-fargate-alb poc-fargate-tasks"),
                    Map.entry(
                            "elbv2 describe-load-balancers --query"
                                    + " LoadBalancers[].[LoadBalancerName,Scheme,Type]",
                            "poc-fargate internet-facing application"),
                    Map.entry(
                            "elbv2 describe-target-groups --names poc-ecs-tg poc-ecs-tg-alternate"
                                    + " --query TargetGroups[].[Port,TargetType]",
                            "3000 ip 80 ip"),
                    Map.entry(
                            "ecs describe-clusters --clusters ecs-integrated --query"
                                    + " clusters[].capacityProviders[]",
                            "FARGATE FARGATE_SPOT"),
                    Map.entry(
                            "ecs describe-services --cluster ecs-integrated --services"
                                    + " poc-ecs-service veera-service --query"
                                    + " services[].[serviceName,desiredCount]",
                            "poc-ecs-service 2 veera-service 2"),
                    Map.entry(
                            "ecs describe-task-definition --task-definition poc-ecs-service"
                                    + " --query taskDefinition.[cpu,memory,networkMode]",
                            "1024 4096 awsvpc"),
                    Map.entry(
                            "logs describe-log-groups --log-group-name-prefix"
                                    + " /aws/ecs/poc-ecs-service/poc-ecs-app"
                                    + " --query logGroups[].retentionInDays",
                            "7"),
                    Map.entry(
                            "firehose describe-delivery-stream --delivery-stream-name"
                                    + " poc-fargate-firehose-stream --query"
                                    + " DeliveryStreamDescription.DeliveryStreamStatus",
                            "ACTIVE"),
                    Map.entry(
                            "s3api get-public-access-block --bucket"
                                    + " poc-fargate-logs-123456789012-us-east-2 --query"
                                    + " PublicAccessBlockConfiguration.BlockPublicPolicy",
                            "True"),
                    Map.entry(
                            "servicediscovery list-namespaces --query"
                                    + " Namespaces[?Name=='poc-fargate'].Type",
                            "HTTP"));

    @TempDir Path folder;
    private MotoServer.Endpoint moto;

    @Test
    void theSeedFromTheShell(MotoServer.Endpoint endpoint) throws IOException {
        moto = endpoint;
        Account account = moto.account();
        Neighbourhood there = neighbourhood();
        Neighbourhood.strangers(account, there.vpc());
        Snapshot before = Snapshot.of(account);
        Path file = Files.writeString(folder.resolve("inputs.tfvars"), there.tfvars());

        String applied = slipway(0, "apply", file.toString(), "--yes");
        assertThat(applied).contains("https://example.com/");
        new SeedStack(account, there).check();
        STANDS.forEach((asked, answer) -> assertThat(aws(asked)).as(asked).isEqualTo(answer));
        assertThat(slipway(0, "status", file.toString())).contains("poc-ecs-tg-alternate");

        slipway(0, "destroy", file.toString(), "--yes");
        assertThat(Snapshot.of(account).differences(before)).isEmpty();
    }

    private Neighbourhood neighbourhood() throws IOException {
        Path script = folder.resolve("neighbourhood.sh");
        try (var in = getClass().getResourceAsStream("neighbourhood.sh")) {
            Files.copy(in, script);
        }
        List<String> ids = run(0, "bash", script.toString()).lines().toList();
        return new Neighbourhood(
                ids.get(0), ids.subList(1, 3), ids.subList(3, 5), ids.get(5), ids.get(6));
    }

    private String slipway(int exit, String... arguments) {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toAbsolutePath().toString()));
        Collections.addAll(command, arguments);
        command.add("--endpoint-url=" + moto.uri());
        return run(exit, command.toArray(String[]::new));
    }

    private String aws(String arguments) {
        List<String> command = new ArrayList<>(List.of("aws", "--output=text"));
        Collections.addAll(command, arguments.split(" "));
        return run(0, command.toArray(String[]::new)).strip().replaceAll("\\s+", " ");
    }

    private String run(int exit, String... command) {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
            builder.environment()
                    .putAll(
                            Map.of(
                                    "AWS_ACCESS_KEY_ID",
                                    "testing",
                                    "AWS_SECRET_ACCESS_KEY",
                                    "testing",
                                    "AWS_DEFAULT_REGION",
                                    "us-east-2",
                                    "AWS_ENDPOINT_URL",
                                    moto.uri().toString(),
                                    "XDG_CACHE_HOME",
                                    folder.resolve("cache").toString(),
                                    "SLIPWAY_HOME",
                                    folder.resolve("home").toString()));
            builder.environment().remove("JAVA_HOME");
            int ended = builder.start().waitFor();
            String said = Files.readString(out, StandardCharsets.UTF_8);
            assertThat(ended)
                    .as(String.join(" ", command) + "\n" + said + "\n" + Files.readString(err))
                    .isEqualTo(exit);
            return said;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
