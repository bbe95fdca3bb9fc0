package dev.slipway.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.CreateClusterResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.route53.model.ListHostedZonesResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The stock {@code aws} command line, a client nobody here wrote, drives every protocol. */
@Tag("interop")
class CommandLineTest {
    private final Recorder service = new Recorder();
    private Loopback door;
    @TempDir private Path directory;

    @BeforeEach
    void open() throws IOException {
        door =
                Loopback.open(
                        new Wire(
                                Api.all().stream().map(api -> service.behind(api.type())).toList()),
                        0);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void query() throws Exception {
        answer(GetCallerIdentityResponse.builder().account("123456789012").build());
        assertThat(aws("sts get-caller-identity --query Account")).isEqualTo("123456789012");

        answer(
                DescribeTargetHealthResponse.builder()
                        .targetHealthDescriptions(
                                one -> one.target(to -> to.id("10.0.0.1").port(80)),
                                two -> two.target(to -> to.id("10.0.0.2").port(81)))
                        .build());
        assertThat(
                        aws(
                                "elbv2 describe-target-health --target-group-arn arn"
                                        + " --targets Id=10.0.0.1,Port=80 Id=10.0.0.2"
                                        + " --query TargetHealthDescriptions[].Target.Port"))
                .isEqualTo("80\t81");
        assertThat(service.request())
                .isEqualTo(
                        DescribeTargetHealthRequest.builder()
                                .targetGroupArn("arn")
                                .targets(
                                        one -> one.id("10.0.0.1").port(80),
                                        two -> two.id("10.0.0.2"))
                                .build());
    }

    @Test
    void ec2() throws Exception {
        answer(
                DescribeVpcsResponse.builder()
                        .vpcs(one -> one.vpcId("vpc-1"), two -> two.vpcId("vpc-2"))
                        .build());
        assertThat(
                        aws(
                                "ec2 describe-vpcs --filters"
                                        + " Name=cidr,Values=10.0.0.0/16,10.1.0.0/16 --query"
                                        + " Vpcs[].VpcId"))
                .isEqualTo("vpc-1\tvpc-2");
        assertThat(service.request())
                .isEqualTo(
                        DescribeVpcsRequest.builder()
                                .filters(
                                        filter ->
                                                filter.name("cidr")
                                                        .values("10.0.0.0/16", "10.1.0.0/16"))
                                .build());
    }

    @Test
    void json() throws Exception {
        answer(CreateClusterResponse.builder().cluster(made -> made.status("ACTIVE")).build());
        assertThat(
                        aws(
                                "ecs create-cluster --cluster-name blue --tags key=a,value=b"
                                        + " --query cluster.status"))
                .isEqualTo("ACTIVE");
        assertThat(service.request())
                .isEqualTo(
                        CreateClusterRequest.builder()
                                .clusterName("blue")
                                .tags(tag -> tag.key("a").value("b"))
                                .build());
    }

    @Test
    void route53() throws Exception {
        answer(
                ListHostedZonesResponse.builder()
                        .hostedZones(zone -> zone.id("/hostedzone/Z1").name("example.com."))
                        .isTruncated(false)
                        .build());
        assertThat(aws("route53 list-hosted-zones --query HostedZones[].Id"))
                .isEqualTo("/hostedzone/Z1");
    }

    @Test
    void s3() throws Exception {
        answer(GetBucketLocationResponse.builder().locationConstraint("eu-west-1").build());
        assertThat(aws("s3api get-bucket-location --bucket here")).isEqualTo("eu-west-1");

        Path up = Files.writeString(directory.resolve("up"), "hello world");
        answer(PutObjectResponse.builder().eTag("\"1\"").build());
        assertThat(
                        aws(
                                "s3api put-object --bucket here --key a/b --metadata x=y --query"
                                        + " ETag --body "
                                        + up))
                .isEqualTo("\"1\"");
        PutObjectRequest put = (PutObjectRequest) service.request();
        assertThat(put.bucket()).isEqualTo("here");
        assertThat(put.key()).isEqualTo("a/b");
        assertThat(put.metadata()).containsEntry("x", "y");
        assertThat(service.upload()).asString().isEqualTo("hello world");

        Path down = directory.resolve("down");
        service.answer(
                GetObjectResponse.builder().contentType("text/plain").build(),
                "good bye".getBytes());
        aws("s3api get-object --bucket here --key a/b " + down);
        assertThat(down).hasContent("good bye");

        answer(
                HeadObjectResponse.builder()
                        .contentLength(42L)
                        .lastModified(Instant.ofEpochSecond(1_700_000_000))
                        .build());
        assertThat(aws("s3api head-object --bucket here --key a --query ContentLength"))
                .isEqualTo("42");
    }

    @Test
    void errors() throws Exception {
        service.fail(
                AwsServiceException.builder()
                        .statusCode(400)
                        .awsErrorDetails(
                                AwsErrorDetails.builder()
                                        .errorCode("NotToday")
                                        .errorMessage("Come back <tomorrow>")
                                        .build())
                        .build());
        String said = "An error occurred (NotToday) when calling the ";
        for (String command :
                List.of(
                        "ecs list-clusters",
                        "iam list-roles",
                        "ec2 describe-vpcs",
                        "s3api list-buckets",
                        "route53 list-hosted-zones")) {
            assertThat(aws(command)).contains(said).endsWith("Come back <tomorrow>");
        }
        assertThat(aws("sqs list-queues")).contains("UnknownOperationException");
    }

    private void answer(SdkPojo response) {
        service.answer(response, new byte[0]);
    }

    private String aws(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("aws"));
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("--endpoint-url", door.uri().toString(), "--output", "text"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "secret");
        builder.environment().put("AWS_DEFAULT_REGION", "eu-west-1");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said.strip();
    }
}
