package dev.slipway.interop;

import dev.slipway.aws.Account;

import software.amazon.awssdk.core.sync.RequestBody;

import java.util.List;

/** Somebody who changes a stack's resources by hand, and leaves things in them. */
record Meddler(Account account, Neighbourhood there) {

    private static final String TRUST =
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
            """;

    /** Changes what the next apply has to put right again. */
    void drift() {
        var elb = account.elb();
        String balancer = elb.describeLoadBalancers().loadBalancers().getFirst().loadBalancerArn();
        String theirs = group("ecs-integrated-theirs");
        elb.setSecurityGroups(r -> r.loadBalancerArn(balancer).securityGroups(theirs));
        elb.setSubnets(
                r ->
                        r.loadBalancerArn(balancer)
                                .subnets(
                                        there.publicSubnets().getFirst(),
                                        there.privateSubnets().getLast()));
        elb.describeListeners(r -> r.loadBalancerArn(balancer))
                .listeners()
                .forEach(listener -> moveRules(listener.listenerArn()));
        account.iam()
                .updateAssumeRolePolicy(
                        r -> r.roleName("poc-fargate-blue-task-us-east-2").policyDocument(TRUST));
    }

    private void moveRules(String listener) {
        account.elb().describeRules(r -> r.listenerArn(listener)).rules().stream()
                .filter(rule -> !rule.isDefault())
                .forEach(
                        rule ->
                                account.elb()
                                        .setRulePriorities(
                                                r ->
                                                        r.rulePriorities(
                                                                p ->
                                                                        p.ruleArn(rule.ruleArn())
                                                                                .priority(
                                                                                        100
                                                                                                + Integer
                                                                                                        .parseInt(
                                                                                                                rule
                                                                                                                        .priority())))));
    }

    /** Leaves things that a destroy has to clear away before it can go on. */
    void litter() {
        for (var bucket : account.s3().listBuckets().buckets()) {
            if (!bucket.name().startsWith("theirs")) {
                // It allows only TLS, which moto does not speak here.
                account.s3().deleteBucketPolicy(r -> r.bucket(bucket.name()));
                account.s3()
                        .putObject(
                                r -> r.bucket(bucket.name()).key("logs/1"),
                                RequestBody.fromString("a line"));
                account.s3().createMultipartUpload(r -> r.bucket(bucket.name()).key("logs/2"));
            }
        }
        account.iam()
                .attachRolePolicy(
                        r ->
                                r.roleName("poc-fargate-blue-task-us-east-2")
                                        .policyArn("arn:aws:iam::aws:policy/ReadOnlyAccess"));
        String namespace =
                account.serviceDiscovery().listNamespaces(r -> {}).namespaces().stream()
                        .filter(found -> !found.name().equals("theirs"))
                        .findFirst()
                        .orElseThrow()
                        .id();
        String service =
                account.serviceDiscovery()
                        .createService(r -> r.name("left").namespaceId(namespace))
                        .service()
                        .id();
        account.serviceDiscovery()
                .registerInstance(
                        r ->
                                r.serviceId(service)
                                        .instanceId("left")
                                        .attributes(
                                                java.util.Map.of("AWS_INSTANCE_IPV4", "10.0.0.9")));
    }

    /** Deletes secrets the way the console does, so that their names stay taken for a while. */
    void deleteSecrets(List<String> names) {
        names.forEach(name -> account.secrets().deleteSecret(r -> r.secretId(name)));
    }

    private String group(String name) {
        return account.ec2()
                .describeSecurityGroups(r -> r.filters(f -> f.name("group-name").values(name)))
                .securityGroups()
                .getFirst()
                .groupId();
    }
}
