package dev.slipway.blueprint.policy;

import dev.slipway.sandbox.Sandbox;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Names;
import dev.slipway.stack.Stack;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressRequest;
import software.amazon.awssdk.services.firehose.model.StartDeliveryStreamEncryptionRequest;
import software.amazon.awssdk.services.firehose.model.StopDeliveryStreamEncryptionRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.servicediscovery.model.DeregisterInstanceRequest;

import java.util.List;

/**
 * Calls that no workflow in the sandbox comes to: repairs of drift that is not made here, uploads
 * that the sandbox cannot leave unfinished, and a simulation of policies, which it has not.
 *
 * @param group a security group of the stack
 */
record Unreached(Stack stack, String group) {
    List<SdkRequest> launching() {
        String bucket = Names.bucket(stack, Sandbox.ACCOUNT);
        String stream = stack.logging().streamName();
        return List.of(
                DeleteRetentionPolicyRequest.builder()
                        .logGroupName(stack.service(Colour.BLUE).logGroup())
                        .build(),
                UpdateSecurityGroupRuleDescriptionsIngressRequest.builder().groupId(group).build(),
                StartDeliveryStreamEncryptionRequest.builder().deliveryStreamName(stream).build(),
                StopDeliveryStreamEncryptionRequest.builder().deliveryStreamName(stream).build(),
                AbortMultipartUploadRequest.builder().bucket(bucket).key("logs/2").build(),
                DeleteObjectsRequest.builder().bucket(bucket).build(),
                ListMultipartUploadsRequest.builder().bucket(bucket).build(),
                ListObjectVersionsRequest.builder().bucket(bucket).build(),
                PutBucketEncryptionRequest.builder().bucket(bucket).build(),
                PutBucketOwnershipControlsRequest.builder().bucket(bucket).build(),
                PutPublicAccessBlockRequest.builder().bucket(bucket).build(),
                PutSecretValueRequest.builder().secretId(stack.name() + "/blue/API_KEY").build(),
                DeregisterInstanceRequest.builder().serviceId("srv-1").instanceId("left").build());
    }

    static List<SdkRequest> doctor() {
        String account = "arn:aws:iam::" + Sandbox.ACCOUNT;
        return List.of(
                SimulatePrincipalPolicyRequest.builder()
                        .policySourceArn(account + ":role/deployer")
                        .build(),
                SimulatePrincipalPolicyRequest.builder()
                        .policySourceArn(account + ":user/ann")
                        .build());
    }
}
