package dev.slipway.stack;

import java.util.List;

/**
 * The existing network the stack is built into; Slipway creates none of it and deletes none of it.
 *
 * @param vpcId such as {@code vpc-0a1b2c3d4e5f67890}
 * @param vpcCidr the address range of the VPC, to which the load balancer may send
 * @param publicSubnets where the load balancer stands; at least two, in two availability zones
 * @param privateSubnets where the tasks run; they need a way out, to pull images
 */
public record Network(
        String vpcId, String vpcCidr, List<String> publicSubnets, List<String> privateSubnets) {

    public Network {
        publicSubnets = List.copyOf(publicSubnets);
        privateSubnets = List.copyOf(privateSubnets);
    }
}
