package dev.slipway.sandbox.elb;

import dev.slipway.sandbox.elb.Balancers.Entry;
import dev.slipway.sandbox.world.Page;

import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.*;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The calls for load balancers. */
final class LoadBalancerCalls {
    private final Known known;
    private final Placement placement;

    LoadBalancerCalls(Known known, Placement placement) {
        this.known = known;
        this.placement = placement;
    }

    CreateLoadBalancerResponse create(CreateLoadBalancerRequest request) {
        String name = request.name();
        if (name == null || !name.matches(Known.NAME) || name.startsWith("internal-")) {
            throw known.invalid("The load balancer name '" + name + "' is not valid");
        }
        known.checkTags(request.tags());
        List<Subnet> subnets = placement.subnets(request.subnets());
        placement.checkGroups(request.securityGroups(), subnets.getFirst().vpcId());
        LoadBalancerSchemeEnum scheme =
                request.scheme() == null
                        ? LoadBalancerSchemeEnum.INTERNET_FACING
                        : request.scheme();
        Optional<Entry> old =
                known.balancers.all.values().stream()
                        .filter(entry -> entry.balancer.loadBalancerName().equals(name))
                        .findFirst();
        if (old.isPresent()) {
            return again(old.get(), request, scheme);
        }
        String id = known.world.ids().hex(16, "balancer", name);
        LoadBalancer balancer =
                LoadBalancer.builder()
                        .loadBalancerArn(
                                known.world.arn(
                                        "elasticloadbalancing",
                                        "loadbalancer/app/" + name + "/" + id))
                        .loadBalancerName(name)
                        .dnsName(
                                "%s-%s.%s.elb.amazonaws.com"
                                        .formatted(
                                                name,
                                                known.world.ids().decimal(10, "dns", name),
                                                known.world.region()))
                        .canonicalHostedZoneId("Z3AADJGX6KTTL2")
                        .createdTime(known.world.now())
                        .scheme(scheme)
                        .vpcId(subnets.getFirst().vpcId())
                        .type(LoadBalancerTypeEnum.APPLICATION)
                        .ipAddressType(IpAddressType.IPV4)
                        .securityGroups(request.securityGroups())
                        .availabilityZones(placement.zones(subnets))
                        .build();
        Entry entry = new Entry(balancer);
        entry.attributes.putAll(Defaults.BALANCER);
        known.balancers.all.put(balancer.loadBalancerArn(), entry);
        known.tags.put(balancer.loadBalancerArn(), request.tags());
        known.balancers.attach(balancer);
        return CreateLoadBalancerResponse.builder()
                .loadBalancers(known.balancers.shown(entry))
                .build();
    }

    /** The same request once more is answered as the first time. */
    private CreateLoadBalancerResponse again(
            Entry old, CreateLoadBalancerRequest request, LoadBalancerSchemeEnum scheme) {
        LoadBalancer is = old.balancer;
        boolean same =
                is.scheme() == scheme
                        && Set.copyOf(is.securityGroups())
                                .equals(Set.copyOf(request.securityGroups()))
                        && is.availabilityZones().stream()
                                .allMatch(zone -> request.subnets().contains(zone.subnetId()))
                        && Set.copyOf(known.tags.get(is.loadBalancerArn()))
                                .equals(Set.copyOf(request.tags()));
        if (!same) {
            throw known.world.refuse(
                    DuplicateLoadBalancerNameException.builder(),
                    "DuplicateLoadBalancerName",
                    "A load balancer with the same name '%s' exists, but with different settings"
                            .formatted(request.name()));
        }
        return CreateLoadBalancerResponse.builder()
                .loadBalancers(known.balancers.shown(old))
                .build();
    }

    DescribeLoadBalancersResponse describe(DescribeLoadBalancersRequest request) {
        request.loadBalancerArns().forEach(known::balancer);
        for (String name : request.names()) {
            if (known.balancers.all.values().stream()
                    .noneMatch(entry -> entry.balancer.loadBalancerName().equals(name))) {
                throw known.noBalancer(name);
            }
        }
        List<LoadBalancer> found =
                known.balancers.all.values().stream()
                        .map(known.balancers::shown)
                        .filter(
                                each ->
                                        Known.isMeant(
                                                        request.loadBalancerArns(),
                                                        each.loadBalancerArn())
                                                && Known.isMeant(
                                                        request.names(), each.loadBalancerName()))
                        .toList();
        Page<LoadBalancer> page = known.page(found, request.marker(), request.pageSize());
        return DescribeLoadBalancersResponse.builder()
                .loadBalancers(page.items())
                .nextMarker(page.next())
                .build();
    }

    DescribeLoadBalancerAttributesResponse describeAttributes(
            DescribeLoadBalancerAttributesRequest request) {
        return DescribeLoadBalancerAttributesResponse.builder()
                .attributes(attributes(known.balancer(request.loadBalancerArn())))
                .build();
    }

    ModifyLoadBalancerAttributesResponse modifyAttributes(
            ModifyLoadBalancerAttributesRequest request) {
        Entry entry = known.balancer(request.loadBalancerArn());
        for (LoadBalancerAttribute attribute : request.attributes()) {
            if (!entry.attributes.containsKey(attribute.key())) {
                throw known.unknownAttribute(attribute.key());
            }
        }
        request.attributes().forEach(each -> entry.attributes.put(each.key(), each.value()));
        return ModifyLoadBalancerAttributesResponse.builder().attributes(attributes(entry)).build();
    }

    private static List<LoadBalancerAttribute> attributes(Entry entry) {
        return entry.attributes.entrySet().stream()
                .map(
                        each ->
                                LoadBalancerAttribute.builder()
                                        .key(each.getKey())
                                        .value(each.getValue())
                                        .build())
                .toList();
    }

    SetSubnetsResponse setSubnets(SetSubnetsRequest request) {
        Entry entry = known.balancer(request.loadBalancerArn());
        List<Subnet> subnets = placement.subnets(request.subnets());
        known.balancers.detach(entry.balancer);
        entry.balancer =
                entry.balancer.toBuilder().availabilityZones(placement.zones(subnets)).build();
        known.balancers.attach(entry.balancer);
        return SetSubnetsResponse.builder()
                .availabilityZones(entry.balancer.availabilityZones())
                .build();
    }

    SetSecurityGroupsResponse setSecurityGroups(SetSecurityGroupsRequest request) {
        Entry entry = known.balancer(request.loadBalancerArn());
        placement.checkGroups(request.securityGroups(), entry.balancer.vpcId());
        entry.balancer =
                entry.balancer.toBuilder().securityGroups(request.securityGroups()).build();
        known.balancers.regroup(entry.balancer, request.securityGroups());
        return SetSecurityGroupsResponse.builder()
                .securityGroupIds(request.securityGroups())
                .build();
    }

    DeleteLoadBalancerResponse delete(DeleteLoadBalancerRequest request) {
        String arn = request.loadBalancerArn();
        Entry entry = known.balancers.all.get(arn);
        if (entry != null && "true".equals(entry.attributes.get("deletion_protection.enabled"))) {
            throw known.world.refuse(
                    OperationNotPermittedException.builder(),
                    "OperationNotPermitted",
                    "Load balancer '"
                            + arn
                            + "' cannot be deleted because deletion protection is"
                            + " enabled");
        }
        if (entry != null) {
            known.balancers.remove(arn);
            known.tags.keySet().removeIf(each -> !known.isKnown(each));
        }
        return DeleteLoadBalancerResponse.builder().build();
    }
}
