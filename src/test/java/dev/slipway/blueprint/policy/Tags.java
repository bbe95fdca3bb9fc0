package dev.slipway.blueprint.policy;

import dev.slipway.sandbox.Sandbox;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;

import java.util.HashMap;
import java.util.Map;

/** The tags that a thing of the sandbox has at this moment. */
record Tags(Sandbox sandbox) {
    Map<String, String> of(String arn) {
        try {
            return arn.equals("*") ? Map.of() : ask(arn, arn.split(":", 6));
        } catch (AwsServiceException | IllegalArgumentException gone) {
            return Map.of();
        }
    }

    private Map<String, String> ask(String arn, String[] parts) {
        Map<String, String> tags = new HashMap<>();
        String last = parts[5].substring(parts[5].lastIndexOf('/') + 1);
        switch (parts[2]) {
            case "acm" ->
                    sandbox.client(AcmClient.class)
                            .listTagsForCertificate(r -> r.certificateArn(arn))
                            .tags()
                            .forEach(tag -> tags.put(tag.key(), tag.value()));
            case "ec2" ->
                    sandbox.client(Ec2Client.class)
                            .describeTags(r -> r.filters(f -> f.name("resource-id").values(last)))
                            .tags()
                            .forEach(tag -> tags.put(tag.key(), tag.value()));
            case "ecs" ->
                    sandbox.client(EcsClient.class)
                            .listTagsForResource(r -> r.resourceArn(arn))
                            .tags()
                            .forEach(tag -> tags.put(tag.key(), tag.value()));
            case "elasticloadbalancing" ->
                    sandbox.client(ElasticLoadBalancingV2Client.class)
                            .describeTags(r -> r.resourceArns(arn))
                            .tagDescriptions()
                            .forEach(all -> all.tags().forEach(t -> tags.put(t.key(), t.value())));
            case "firehose" ->
                    sandbox.client(FirehoseClient.class)
                            .listTagsForDeliveryStream(r -> r.deliveryStreamName(last))
                            .tags()
                            .forEach(tag -> tags.put(tag.key(), tag.value()));
            case "iam" ->
                    sandbox.client(IamClient.class)
                            .listRoleTags(r -> r.roleName(last))
                            .tags()
                            .forEach(tag -> tags.put(tag.key(), tag.value()));
            case "logs" ->
                    tags.putAll(
                            sandbox.client(CloudWatchLogsClient.class)
                                    .listTagsForResource(
                                            r ->
                                                    r.resourceArn(
                                                            arn.replaceFirst(
                                                                    ":log-stream:.*$", "")))
                                    .tags());
            case "secretsmanager" ->
                    sandbox.client(SecretsManagerClient.class)
                            .describeSecret(r -> r.secretId(secret(arn)))
                            .tags()
                            .forEach(tag -> tags.put(tag.key(), tag.value()));
            case "servicediscovery" ->
                    sandbox.client(ServiceDiscoveryClient.class)
                            .listTagsForResource(r -> r.resourceARN(arn))
                            .tags()
                            .forEach(tag -> tags.put(tag.key(), tag.value()));
            default -> {}
        }
        return tags;
    }

    /** Its ARN, or its name if that is all that a call had. */
    private static String secret(String arn) {
        return arn.matches(".*-\\w{6}") ? arn : arn.replaceFirst("^.*:secret:", "");
    }
}
