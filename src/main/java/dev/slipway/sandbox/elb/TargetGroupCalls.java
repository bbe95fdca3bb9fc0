package dev.slipway.sandbox.elb;

import dev.slipway.sandbox.ec2.SandboxEc2;
import dev.slipway.sandbox.world.Page;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.*;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The calls for target groups and their targets. */
final class TargetGroupCalls {
    private final Known known;
    private final SandboxEc2 ec2;

    TargetGroupCalls(Known known, SandboxEc2 ec2) {
        this.known = known;
        this.ec2 = ec2;
    }

    CreateTargetGroupResponse create(CreateTargetGroupRequest request) {
        String name = request.name();
        if (name == null || !name.matches(Known.NAME)) {
            throw known.invalid("Target group name '" + name + "' is not valid");
        }
        known.checkTags(request.tags());
        if (request.vpcId() == null || ec2.network().vpc(request.vpcId()).isEmpty()) {
            throw known.invalid("The VPC ID '" + request.vpcId() + "' is not found");
        }
        TargetGroup made = Defaults.group(request);
        checkHealthCheck(made);
        Optional<TargetGroup> old =
                known.groups.all().values().stream()
                        .map(entry -> entry.group)
                        .filter(group -> group.targetGroupName().equals(name))
                        .findFirst();
        if (old.isPresent()) {
            boolean same =
                    old.get().toBuilder().targetGroupArn(null).build().equals(made)
                            && Set.copyOf(known.tags.get(old.get().targetGroupArn()))
                                    .equals(Set.copyOf(request.tags()));
            if (!same) {
                throw known.world.refuse(
                        DuplicateTargetGroupNameException.builder(),
                        "DuplicateTargetGroupName",
                        "A target group with the same name '%s' exists, but with different settings"
                                .formatted(name));
            }
            return CreateTargetGroupResponse.builder().targetGroups(shown(old.get())).build();
        }
        String arn =
                known.world.arn(
                        "elasticloadbalancing",
                        "targetgroup/" + name + "/" + known.world.ids().hex(16, "group", name));
        TargetGroup group = made.toBuilder().targetGroupArn(arn).build();
        var entry = new TargetGroups.Entry(group);
        entry.attributes.putAll(Defaults.GROUP);
        known.groups.all().put(arn, entry);
        known.tag(arn, request.tags());
        return CreateTargetGroupResponse.builder().targetGroups(shown(group)).build();
    }

    private void checkHealthCheck(TargetGroup group) {
        if (group.healthCheckTimeoutSeconds() >= group.healthCheckIntervalSeconds()) {
            throw known.invalid("Health check interval must be greater than the timeout.");
        }
        if (group.port() == null || group.port() < 1 || group.port() > 65_535) {
            throw known.invalid("A port must be specified");
        }
        for (int count : List.of(group.healthyThresholdCount(), group.unhealthyThresholdCount())) {
            if (count < 2 || count > 10) {
                throw known.invalid("Health check threshold counts must be between 2 and 10");
            }
        }
    }

    private TargetGroup shown(TargetGroup group) {
        return group.toBuilder()
                .loadBalancerArns(known.balancers.balancersOf(group.targetGroupArn()).toList())
                .build();
    }

    DescribeTargetGroupsResponse describe(DescribeTargetGroupsRequest request) {
        request.targetGroupArns().forEach(known::group);
        for (String name : request.names()) {
            if (known.groups.all().values().stream()
                    .noneMatch(entry -> entry.group.targetGroupName().equals(name))) {
                throw known.noGroup(name);
            }
        }
        List<TargetGroup> found =
                known.groups.all().values().stream()
                        .map(entry -> shown(entry.group))
                        .filter(
                                each ->
                                        Known.isMeant(
                                                request.targetGroupArns(), each.targetGroupArn()))
                        .filter(each -> Known.isMeant(request.names(), each.targetGroupName()))
                        .filter(
                                each ->
                                        request.loadBalancerArn() == null
                                                || each.loadBalancerArns()
                                                        .contains(request.loadBalancerArn()))
                        .toList();
        Page<TargetGroup> page = known.page(found, request.marker(), request.pageSize());
        return DescribeTargetGroupsResponse.builder()
                .targetGroups(page.items())
                .nextMarker(page.next())
                .build();
    }

    ModifyTargetGroupResponse modify(ModifyTargetGroupRequest request) {
        var entry = known.group(request.targetGroupArn());
        TargetGroup now = Defaults.modified(entry.group, request);
        checkHealthCheck(now);
        entry.group = now;
        return ModifyTargetGroupResponse.builder().targetGroups(shown(now)).build();
    }

    DescribeTargetGroupAttributesResponse describeAttributes(
            DescribeTargetGroupAttributesRequest request) {
        return DescribeTargetGroupAttributesResponse.builder()
                .attributes(attributes(known.group(request.targetGroupArn())))
                .build();
    }

    ModifyTargetGroupAttributesResponse modifyAttributes(
            ModifyTargetGroupAttributesRequest request) {
        var entry = known.group(request.targetGroupArn());
        for (TargetGroupAttribute attribute : request.attributes()) {
            if (!entry.attributes.containsKey(attribute.key())) {
                throw known.unknownAttribute(attribute.key());
            }
        }
        request.attributes().forEach(each -> entry.attributes.put(each.key(), each.value()));
        return ModifyTargetGroupAttributesResponse.builder().attributes(attributes(entry)).build();
    }

    private static List<TargetGroupAttribute> attributes(TargetGroups.Entry entry) {
        return entry.attributes.entrySet().stream()
                .map(
                        each ->
                                TargetGroupAttribute.builder()
                                        .key(each.getKey())
                                        .value(each.getValue())
                                        .build())
                .toList();
    }

    DescribeTargetHealthResponse describeHealth(DescribeTargetHealthRequest request) {
        return DescribeTargetHealthResponse.builder()
                .targetHealthDescriptions(
                        known.groups.health(known.group(request.targetGroupArn())).toList())
                .build();
    }

    RegisterTargetsResponse register(RegisterTargetsRequest request) {
        var entry = known.group(request.targetGroupArn());
        request.targets()
                .forEach(
                        target ->
                                known.groups.register(
                                        request.targetGroupArn(),
                                        target.id(),
                                        Objects.requireNonNullElse(
                                                target.port(), entry.group.port()),
                                        true));
        return RegisterTargetsResponse.builder().build();
    }

    DeregisterTargetsResponse deregister(DeregisterTargetsRequest request) {
        var entry = known.group(request.targetGroupArn());
        request.targets()
                .forEach(
                        target ->
                                known.groups.deregister(
                                        request.targetGroupArn(),
                                        target.id(),
                                        Objects.requireNonNullElse(
                                                target.port(), entry.group.port())));
        return DeregisterTargetsResponse.builder().build();
    }

    DeleteTargetGroupResponse delete(DeleteTargetGroupRequest request) {
        String arn = request.targetGroupArn();
        if (known.balancers.isAttached(arn)) {
            throw known.world.refuse(
                    ResourceInUseException.builder(),
                    "ResourceInUse",
                    "Target group '" + arn + "' is currently in use by a listener or a rule");
        }
        known.groups.all().remove(arn);
        known.tags.remove(arn);
        return DeleteTargetGroupResponse.builder().build();
    }
}
