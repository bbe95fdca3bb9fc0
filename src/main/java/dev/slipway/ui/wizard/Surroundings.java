package dev.slipway.ui.wizard;

import dev.slipway.aws.Discovery;
import dev.slipway.aws.Discovery.Certificate;
import dev.slipway.aws.Discovery.HostedZone;
import dev.slipway.aws.Discovery.Subnet;
import dev.slipway.aws.Discovery.Vpc;

import java.util.List;

/** What the account already has, for a stack to stand on. Every question takes a call. */
interface Surroundings {
    List<Vpc> vpcs();

    List<Subnet> subnets(String vpcId);

    List<HostedZone> hostedZones();

    List<Certificate> certificates();

    static Surroundings of(Discovery discovery) {
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
        };
    }
}
