package dev.slipway.resources.ec2;

import dev.slipway.aws.Account;

import software.amazon.awssdk.services.ec2.model.NetworkInterface;

import java.util.List;

/** The network interfaces that outlive what they belonged to by seconds or minutes. */
public final class NetworkInterfaces {
    private final Account account;

    public NetworkInterfaces(Account account) {
        this.account = account;
    }

    /** Those with a description that a service gave them, such as {@code ELB app/name/id}. */
    public List<String> describedAs(String description) {
        return matching("description", description);
    }

    /** Those that a security group is attached to. */
    public List<String> using(String groupId) {
        return matching("group-id", groupId);
    }

    private List<String> matching(String filter, String value) {
        return account
                .ec2()
                .describeNetworkInterfacesPaginator(
                        request -> request.filters(by -> by.name(filter).values(value)))
                .networkInterfaces()
                .stream()
                .map(NetworkInterfaces::text)
                .sorted()
                .toList();
    }

    private static String text(NetworkInterface at) {
        String description = at.description() == null ? "" : at.description();
        return description.isBlank()
                ? at.networkInterfaceId()
                : at.networkInterfaceId() + " (" + description + ")";
    }
}
