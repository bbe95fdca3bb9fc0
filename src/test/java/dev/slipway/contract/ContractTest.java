package dev.slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.acm.model.ImportCertificateRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.servicediscovery.model.CreateHttpNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.RegisterInstanceRequest;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

class ContractTest {
    private static final String ELB = "Elastic Load Balancing v2";

    @Test
    void aGoodRequestHasNoViolation() {
        assertThat(
                        check(
                                "ECS",
                                "CreateService",
                                CreateServiceRequest.builder()
                                        .serviceName("web")
                                        .launchType("FARGATE")
                                        .loadBalancers(l -> l.containerPort(80))
                                        .build()))
                .isEmpty();
    }

    @Test
    void aRequiredMemberIsMissed() {
        assertThat(check("ECS", "CreateService", CreateServiceRequest.builder().build()))
                .containsExactly("CreateService.serviceName: is required");
    }

    @Test
    void aRequiredMemberIsMissedDeepInside() {
        assertThat(
                        check(
                                "ECS",
                                "RegisterTaskDefinition",
                                RegisterTaskDefinitionRequest.builder()
                                        .family("web")
                                        .containerDefinitions(
                                                c -> c.secrets(s -> s.name("PASSWORD")))
                                        .build()))
                .containsExactly(
                        "RegisterTaskDefinition.containerDefinitions[0].secrets[0].valueFrom:"
                                + " is required");
    }

    @Test
    void anEmptyRequestIsNotMistakenForOneWithEmptyLists() {
        assertThat(check(ELB, "CreateTargetGroup", CreateTargetGroupRequest.builder().build()))
                .containsExactly("CreateTargetGroup.Name: is required");
    }

    @Test
    void aTextMayBeTooLongOrTooShort() {
        assertThat(check("IAM", "CreateRole", role("r".repeat(65))))
                .containsExactly("CreateRole.RoleName: 65 characters, at most 64");
        assertThat(check("IAM", "CreateRole", role("")))
                .contains("CreateRole.RoleName: 0 characters, at least 1");
    }

    @Test
    void aTextMayNotMatchItsPattern() {
        assertThat(check("IAM", "CreateRole", role("a b")))
                .singleElement()
                .asString()
                .startsWith("CreateRole.RoleName: “a b” does not match");
        assertThat(
                        check(
                                "CloudWatch Logs",
                                "CreateLogGroup",
                                CreateLogGroupRequest.builder().logGroupName("/aws/ecs*").build()))
                .hasSize(1);
    }

    @Test
    void aNumberMayBeOutOfRange() {
        assertThat(
                        check(
                                ELB,
                                "CreateTargetGroup",
                                CreateTargetGroupRequest.builder()
                                        .name("blue")
                                        .port(70_000)
                                        .healthCheckIntervalSeconds(1)
                                        .build()))
                .containsExactlyInAnyOrder(
                        "CreateTargetGroup.Port: 70000 as a number, at most 65535",
                        "CreateTargetGroup.HealthCheckIntervalSeconds: 1 as a number, at least 5");
    }

    @Test
    void aWordMayBeUnknown() {
        assertThat(
                        check(
                                "ECS",
                                "CreateService",
                                CreateServiceRequest.builder()
                                        .serviceName("web")
                                        .launchType("MOON")
                                        .build()))
                .singleElement()
                .asString()
                .startsWith("CreateService.launchType: “MOON” is none of");
    }

    @Test
    void aListMayBeTooLongOrTooShort() {
        Tag tag = Tag.builder().key("k").value("v").build();
        assertThat(
                        check(
                                "IAM",
                                "CreateRole",
                                role("r").toBuilder().tags(Collections.nCopies(51, tag)).build()))
                .containsExactly("CreateRole.Tags: 51 items, at most 50");
        assertThat(
                        check(
                                "Application Auto Scaling",
                                "ListTagsForResource",
                                software.amazon.awssdk.services.applicationautoscaling.model
                                        .ListTagsForResourceRequest.builder()
                                        .build()))
                .hasSize(1);
    }

    @Test
    void theItemsOfListsAndMapsAreLookedAt() {
        assertThat(
                        check(
                                "IAM",
                                "CreateRole",
                                role("r").toBuilder().tags(t -> t.key("ключ!").value("v")).build()))
                .singleElement()
                .asString()
                .startsWith("CreateRole.Tags[0].Key:");
        assertThat(
                        check(
                                "ServiceDiscovery",
                                "RegisterInstance",
                                RegisterInstanceRequest.builder()
                                        .serviceId("srv-1")
                                        .instanceId("i")
                                        .attributes(Map.of("a b", "v"))
                                        .build()))
                .singleElement()
                .asString()
                .startsWith("RegisterInstance.Attributes.key(a b):");
    }

    @Test
    void bytesAreCounted() {
        assertThat(
                        check(
                                "ACM",
                                "ImportCertificate",
                                ImportCertificateRequest.builder()
                                        .certificate(SdkBytes.fromByteArray(new byte[40_000]))
                                        .privateKey(SdkBytes.fromUtf8String("k"))
                                        .build()))
                .contains("ImportCertificate.Certificate: 40000 bytes, at most 32768");
    }

    @Test
    void aTokenThatTheSdkFillsInIsNotMissed() {
        assertThat(
                        check(
                                "ServiceDiscovery",
                                "CreateHttpNamespace",
                                CreateHttpNamespaceRequest.builder().name("poc").build()))
                .isEmpty();
    }

    @Test
    void anOperationThatNobodyPublishedIsNoticed() {
        assertThat(check("ECS", "CreateMoon", CreateServiceRequest.builder().build()))
                .containsExactly("CreateMoon: no such operation");
    }

    @Test
    void aMemberThatNobodyPublishedIsNoticed() {
        assertThat(
                        check(
                                "ECS",
                                "DeleteCluster",
                                CreateServiceRequest.builder()
                                        .cluster("c")
                                        .serviceName("s")
                                        .build()))
                .contains("DeleteCluster.serviceName: is not in the model");
    }

    @Test
    void withoutAModelTheSdksOwnKnowledgeCounts() {
        assertThat(check("S3", "CreateBucket", CreateBucketRequest.builder().build()))
                .containsExactly("CreateBucket.Bucket: is required");
    }

    static Set<String> everyServiceHasAModelThatJavaUnderstands() {
        return ServiceModel.services();
    }

    @ParameterizedTest
    @MethodSource
    void everyServiceHasAModelThatJavaUnderstands(String service) {
        ServiceModel model = ServiceModel.of(service).orElseThrow();
        assertThat(model.operations().size()).isPositive();
        model.shapes()
                .valueStream()
                .flatMap(shape -> shape.optional("pattern").stream())
                .forEach(
                        pattern ->
                                assertThatCode(() -> Pattern.compile(pattern.asString()))
                                        .doesNotThrowAnyException());
    }

    private static CreateRoleRequest role(String name) {
        return CreateRoleRequest.builder().roleName(name).assumeRolePolicyDocument("{}").build();
    }

    private static List<String> check(String service, String operation, SdkPojo request) {
        return Contract.check(service, operation, request).stream()
                .map(Violation::toString)
                .toList();
    }
}
