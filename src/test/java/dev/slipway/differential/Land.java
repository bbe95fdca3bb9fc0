package dev.slipway.differential;

import dev.slipway.aws.Account;

import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * What lies in an account before Slipway comes: its networks, zones and issued certificates.
 *
 * @param ids by kind and name, such as {@code subnet slipway-public-a}
 */
record Land(Map<String, String> ids) {
    private static final String NAME = "Name";

    /** Looks at an account. */
    static Land of(Account account) {
        Map<String, String> ids = new TreeMap<>();
        var ec2 = account.ec2();
        Map<String, String> vpcs = new HashMap<>();
        ec2.describeVpcs().vpcs().forEach(vpc -> vpcs.put(vpc.vpcId(), name(vpc.tags())));
        vpcs.forEach((id, name) -> ids.put("vpc " + name, id));
        ec2.describeSubnets()
                .subnets()
                .forEach(subnet -> ids.put("subnet " + name(subnet.tags()), subnet.subnetId()));
        ec2.describeInternetGateways()
                .internetGateways()
                .forEach(it -> ids.put("igw " + name(it.tags()), it.internetGatewayId()));
        ec2.describeNatGateways()
                .natGateways()
                .forEach(nat -> ids.put("nat " + name(nat.tags()), nat.natGatewayId()));
        ec2.describeRouteTables()
                .routeTables()
                .forEach(
                        table ->
                                ids.put(
                                        "table "
                                                + vpcs.get(table.vpcId())
                                                + " "
                                                + name(table.tags()),
                                        table.routeTableId()));
        ec2.describeSecurityGroups()
                .securityGroups()
                .forEach(
                        group ->
                                ids.put(
                                        "group "
                                                + vpcs.get(group.vpcId())
                                                + " "
                                                + group.groupName(),
                                        group.groupId()));
        account.route53()
                .listHostedZones()
                .hostedZones()
                .forEach(zone -> ids.put("zone " + zone.name(), bare(zone.id())));
        account.acm()
                .listCertificates(r -> r.certificateStatuses(CertificateStatus.ISSUED))
                .certificateSummaryList()
                .forEach(it -> ids.put("certificate " + it.domainName(), it.certificateArn()));
        return new Land(ids);
    }

    /** Has a side know what lies there by the names of where the script was recorded. */
    void teach(Names names, Land recorded) {
        recorded.ids.forEach(
                (name, id) -> {
                    if (ids.get(name) == null) {
                        throw new IllegalStateException("there is no " + name + " in " + ids);
                    }
                    names.learn(id, ids.get(name));
                });
    }

    private static String name(List<Tag> tags) {
        return tags.stream()
                .filter(tag -> tag.key().equals(NAME))
                .map(Tag::value)
                .findFirst()
                .orElse("");
    }

    private static String bare(String zone) {
        return zone.substring(zone.lastIndexOf('/') + 1);
    }

    /** Takes away the certificates that only the sandbox can have lying about, as moto cannot. */
    static void clear(Account sandbox) {
        sandbox
                .acm()
                .listCertificates(r -> r.includes(f -> f.keyTypes(KeyAlgorithm.knownValues())))
                .certificateSummaryList()
                .stream()
                .filter(it -> it.status() != CertificateStatus.ISSUED)
                .forEach(
                        it ->
                                sandbox.acm()
                                        .deleteCertificate(
                                                r -> r.certificateArn(it.certificateArn())));
    }

    /** Makes an empty account like another. */
    static void copy(Account from, Account to) {
        new Copy(from, to, new HashMap<>()).go();
    }

    /**
     * @param here ids of what was copied, by the ids of the originals
     */
    private record Copy(Account from, Account to, Map<String, String> here) {
        private void go() {
            removeDefaults();
            from.ec2().describeVpcs().vpcs().forEach(this::vpc);
            from.ec2().describeInternetGateways().internetGateways().forEach(this::gateway);
            from.ec2().describeSubnets().subnets().forEach(this::subnet);
            from.ec2().describeNatGateways().natGateways().forEach(this::nat);
            from.ec2().describeRouteTables().routeTables().forEach(this::table);
            zones();
            certificates();
        }

        private void removeDefaults() {
            var ec2 = to.ec2();
            ec2.describeSubnets()
                    .subnets()
                    .forEach(it -> ec2.deleteSubnet(r -> r.subnetId(it.subnetId())));
            ec2.describeVpcs().vpcs().forEach(it -> ec2.deleteVpc(r -> r.vpcId(it.vpcId())));
            ec2.describeInternetGateways()
                    .internetGateways()
                    .forEach(
                            it ->
                                    ec2.deleteInternetGateway(
                                            r -> r.internetGatewayId(it.internetGatewayId())));
        }

        private void named(String id, List<Tag> tags) {
            if (!tags.isEmpty()) {
                to.ec2().createTags(r -> r.resources(id).tags(tags));
            }
        }

        private void vpc(Vpc vpc) {
            String id = to.ec2().createVpc(r -> r.cidrBlock(vpc.cidrBlock())).vpc().vpcId();
            here.put(vpc.vpcId(), id);
            named(id, vpc.tags());
        }

        private void gateway(InternetGateway gateway) {
            String id = to.ec2().createInternetGateway().internetGateway().internetGatewayId();
            here.put(gateway.internetGatewayId(), id);
            named(id, gateway.tags());
            gateway.attachments()
                    .forEach(
                            at ->
                                    to.ec2()
                                            .attachInternetGateway(
                                                    r ->
                                                            r.vpcId(here.get(at.vpcId()))
                                                                    .internetGatewayId(id)));
        }

        private void subnet(Subnet subnet) {
            String id =
                    to.ec2()
                            .createSubnet(
                                    r ->
                                            r.vpcId(here.get(subnet.vpcId()))
                                                    .cidrBlock(subnet.cidrBlock())
                                                    .availabilityZone(subnet.availabilityZone()))
                            .subnet()
                            .subnetId();
            here.put(subnet.subnetId(), id);
            named(id, subnet.tags());
        }

        private void nat(NatGateway nat) {
            String address = to.ec2().allocateAddress().allocationId();
            String id =
                    to.ec2()
                            .createNatGateway(
                                    r -> r.subnetId(here.get(nat.subnetId())).allocationId(address))
                            .natGateway()
                            .natGatewayId();
            here.put(nat.natGatewayId(), id);
            named(id, nat.tags());
        }

        private void table(RouteTable table) {
            String vpc = here.get(table.vpcId());
            boolean main = table.associations().stream().anyMatch(RouteTableAssociation::main);
            String id =
                    main
                            ? mainTable(vpc)
                            : to.ec2()
                                    .createRouteTable(r -> r.vpcId(vpc))
                                    .routeTable()
                                    .routeTableId();
            named(id, table.tags());
            table.associations().stream()
                    .filter(it -> it.subnetId() != null)
                    .forEach(
                            it ->
                                    to.ec2()
                                            .associateRouteTable(
                                                    r ->
                                                            r.routeTableId(id)
                                                                    .subnetId(
                                                                            here.get(
                                                                                    it
                                                                                            .subnetId()))));
            table.routes().stream()
                    .filter(route -> !"local".equals(route.gatewayId()))
                    .forEach(route -> route(id, route));
        }

        private String mainTable(String vpc) {
            return to.ec2()
                    .describeRouteTables(
                            r ->
                                    r.filters(
                                            f -> f.name("vpc-id").values(vpc),
                                            f -> f.name("association.main").values("true")))
                    .routeTables()
                    .getFirst()
                    .routeTableId();
        }

        /** One that leads to a gateway which is gone leads to one that goes. */
        private void route(String table, Route route) {
            String gateway = here.get(route.gatewayId());
            if (route.gatewayId() != null && gateway == null) {
                gateway = to.ec2().createInternetGateway().internetGateway().internetGatewayId();
            }
            String leads = gateway;
            to.ec2()
                    .createRoute(
                            r ->
                                    r.routeTableId(table)
                                            .destinationCidrBlock(route.destinationCidrBlock())
                                            .gatewayId(leads)
                                            .natGatewayId(here.get(route.natGatewayId())));
            if (route.gatewayId() != null && !here.containsKey(route.gatewayId())) {
                to.ec2().deleteInternetGateway(r -> r.internetGatewayId(leads));
            }
        }

        private void zones() {
            from.route53()
                    .listHostedZones()
                    .hostedZones()
                    .forEach(
                            zone ->
                                    to.route53()
                                            .createHostedZone(
                                                    r -> {
                                                        r.name(zone.name())
                                                                .callerReference(zone.id());
                                                        if (zone.config().privateZone()) {
                                                            r.hostedZoneConfig(
                                                                            c ->
                                                                                    c.privateZone(
                                                                                            true))
                                                                    .vpc(
                                                                            v ->
                                                                                    v.vpcRegion(
                                                                                                    "us-east-2")
                                                                                            .vpcId(
                                                                                                    aVpc()));
                                                        }
                                                    }));
        }

        private String aVpc() {
            return to.ec2().describeVpcs().vpcs().getFirst().vpcId();
        }

        private void certificates() {
            List<String> arns = new ArrayList<>();
            from.acm()
                    .listCertificates(r -> r.certificateStatuses(CertificateStatus.ISSUED))
                    .certificateSummaryList()
                    .forEach(
                            it ->
                                    arns.add(
                                            to.acm()
                                                    .requestCertificate(
                                                            r ->
                                                                    r.domainName(it.domainName())
                                                                            .validationMethod(
                                                                                    "DNS"))
                                                    .certificateArn()));
            arns.forEach(this::awaitIssue);
        }

        private void awaitIssue(String arn) {
            long end = System.nanoTime() + 30_000_000_000L;
            while (to.acm().describeCertificate(r -> r.certificateArn(arn)).certificate().status()
                    != CertificateStatus.ISSUED) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("moto does not issue the certificate");
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }
}
