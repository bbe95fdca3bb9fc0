package dev.slipway.sandbox.elb;

import dev.slipway.sandbox.acm.Certificates;
import dev.slipway.sandbox.ec2.SandboxEc2;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.*;

/** Application load balancers, their listeners, rules and target groups. */
public final class SandboxElb implements ElasticLoadBalancingV2Client {
    private final LoadBalancerCalls loadBalancers;
    private final ListenerCalls listeners;
    private final RuleCalls rules;
    private final TargetGroupCalls targetGroups;
    private final TagCalls tags;
    private final Traffic traffic;

    public SandboxElb(World world, SandboxEc2 ec2, Certificates certificates, TargetGroups groups) {
        Balancers balancers = new Balancers(world, ec2, certificates);
        Known known = new Known(world, balancers, groups);
        Actions actions = new Actions(world, groups);
        groups.attachedWhen(balancers::isAttached);
        this.loadBalancers = new LoadBalancerCalls(known, new Placement(known, ec2));
        this.listeners = new ListenerCalls(known, actions, certificates);
        this.rules = new RuleCalls(known, actions);
        this.targetGroups = new TargetGroupCalls(known, ec2);
        this.tags = new TagCalls(known);
        this.traffic = new Traffic(world, balancers, groups);
    }

    /** The requests that the load balancers get. */
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public CreateLoadBalancerResponse createLoadBalancer(CreateLoadBalancerRequest request) {
        return loadBalancers.create(request);
    }

    @Override
    public DescribeLoadBalancersResponse describeLoadBalancers(
            DescribeLoadBalancersRequest request) {
        return loadBalancers.describe(request);
    }

    @Override
    public DescribeLoadBalancerAttributesResponse describeLoadBalancerAttributes(
            DescribeLoadBalancerAttributesRequest request) {
        return loadBalancers.describeAttributes(request);
    }

    @Override
    public ModifyLoadBalancerAttributesResponse modifyLoadBalancerAttributes(
            ModifyLoadBalancerAttributesRequest request) {
        return loadBalancers.modifyAttributes(request);
    }

    @Override
    public SetSubnetsResponse setSubnets(SetSubnetsRequest request) {
        return loadBalancers.setSubnets(request);
    }

    @Override
    public SetSecurityGroupsResponse setSecurityGroups(SetSecurityGroupsRequest request) {
        return loadBalancers.setSecurityGroups(request);
    }

    @Override
    public DeleteLoadBalancerResponse deleteLoadBalancer(DeleteLoadBalancerRequest request) {
        return loadBalancers.delete(request);
    }

    @Override
    public CreateListenerResponse createListener(CreateListenerRequest request) {
        return listeners.create(request);
    }

    @Override
    public DescribeListenersResponse describeListeners(DescribeListenersRequest request) {
        return listeners.describe(request);
    }

    @Override
    public ModifyListenerResponse modifyListener(ModifyListenerRequest request) {
        return listeners.modify(request);
    }

    @Override
    public DeleteListenerResponse deleteListener(DeleteListenerRequest request) {
        return listeners.delete(request);
    }

    @Override
    public CreateRuleResponse createRule(CreateRuleRequest request) {
        return rules.create(request);
    }

    @Override
    public DescribeRulesResponse describeRules(DescribeRulesRequest request) {
        return rules.describe(request);
    }

    @Override
    public ModifyRuleResponse modifyRule(ModifyRuleRequest request) {
        return rules.modify(request);
    }

    @Override
    public SetRulePrioritiesResponse setRulePriorities(SetRulePrioritiesRequest request) {
        return rules.setPriorities(request);
    }

    @Override
    public DeleteRuleResponse deleteRule(DeleteRuleRequest request) {
        return rules.delete(request);
    }

    @Override
    public CreateTargetGroupResponse createTargetGroup(CreateTargetGroupRequest request) {
        return targetGroups.create(request);
    }

    @Override
    public DescribeTargetGroupsResponse describeTargetGroups(DescribeTargetGroupsRequest request) {
        return targetGroups.describe(request);
    }

    @Override
    public ModifyTargetGroupResponse modifyTargetGroup(ModifyTargetGroupRequest request) {
        return targetGroups.modify(request);
    }

    @Override
    public DescribeTargetGroupAttributesResponse describeTargetGroupAttributes(
            DescribeTargetGroupAttributesRequest request) {
        return targetGroups.describeAttributes(request);
    }

    @Override
    public ModifyTargetGroupAttributesResponse modifyTargetGroupAttributes(
            ModifyTargetGroupAttributesRequest request) {
        return targetGroups.modifyAttributes(request);
    }

    @Override
    public DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request) {
        return targetGroups.describeHealth(request);
    }

    @Override
    public RegisterTargetsResponse registerTargets(RegisterTargetsRequest request) {
        return targetGroups.register(request);
    }

    @Override
    public DeregisterTargetsResponse deregisterTargets(DeregisterTargetsRequest request) {
        return targetGroups.deregister(request);
    }

    @Override
    public DeleteTargetGroupResponse deleteTargetGroup(DeleteTargetGroupRequest request) {
        return targetGroups.delete(request);
    }

    @Override
    public DescribeTagsResponse describeTags(DescribeTagsRequest request) {
        return tags.describe(request);
    }

    @Override
    public AddTagsResponse addTags(AddTagsRequest request) {
        return tags.add(request);
    }

    @Override
    public RemoveTagsResponse removeTags(RemoveTagsRequest request) {
        return tags.remove(request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
