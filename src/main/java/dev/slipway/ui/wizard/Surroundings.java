package dev.slipway.ui.wizard;

import dev.slipway.aws.Discovery;
import dev.slipway.aws.Discovery.BucketName;
import dev.slipway.aws.Discovery.Certificate;
import dev.slipway.aws.Discovery.Delegation;
import dev.slipway.aws.Discovery.HostedZone;
import dev.slipway.aws.Discovery.Subnet;
import dev.slipway.aws.Discovery.Vpc;
import dev.slipway.aws.Dns;

import java.util.List;
import java.util.Optional;

/** What the account already has, for a stack to stand on. Every question takes a call. */
interface Surroundings {
    List<Vpc> vpcs();

    List<Subnet> subnets(String vpcId);

    List<HostedZone> hostedZones();

    List<Certificate> certificates();

    BucketName bucket(String name);

    boolean hasLogGroup(String name);

    /** Whom the world asks for a public zone; empty if that cannot be known. */
    Optional<Delegation> delegation(HostedZone zone);

    /**
     * @param dns of the world that the account is part of
     */
    static Surroundings of(Discovery discovery, Dns dns) {
        return new Surroundings() {
            @Override
            public List<Vpc> vpcs() {
                return discovery.vpcs();
            }

            @Override
            public List<Subnet> subnets(String vpcId) {
                return discovery.subnets(vpcId);
            }

            @Override
            public List<HostedZone> hostedZones() {
                return discovery.hostedZones();
            }

            @Override
            public List<Certificate> certificates() {
                return discovery.certificates();
            }

            @Override
            public BucketName bucket(String name) {
                return discovery.bucket(name);
            }

            @Override
            public boolean hasLogGroup(String name) {
                return discovery.hasLogGroup(name);
            }

            @Override
            public Optional<Delegation> delegation(HostedZone zone) {
                return discovery.delegation(zone, dns);
            }
        };
    }
}
