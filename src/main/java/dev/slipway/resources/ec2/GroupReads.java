package dev.slipway.resources.ec2;

import dev.slipway.aws.Account;
import dev.slipway.aws.Batch;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks security groups up, several with one call. */
final class GroupReads {
    /** A filter takes at most 200 values: EC2 API, DescribeSecurityGroups. */
    private static final int AT_ONCE = 100;

    private record Key(String vpcId, String name) {}

    private final Account account;
    private final Batch<String, SecurityGroup> byId;
    private final Batch<Key, SecurityGroup> byName;

    GroupReads(Account account) {
        this.account = account;
        byId =
                new Batch<>(
                        account.time(),
                        AT_ONCE,
                        ids ->
                                index(
                                        account.ec2()
                                                .describeSecurityGroups(
                                                        request -> request.groupIds(ids))
                                                .securityGroups(),
                                        SecurityGroup::groupId),
                        GroupReads::isMissing);
        byName =
                new Batch<>(
                        account.time(),
                        AT_ONCE,
                        keys ->
                                index(
                                        filtered(
                                                filter("vpc-id", keys.stream().map(Key::vpcId)),
                                                filter("group-name", keys.stream().map(Key::name))),
                                        group -> new Key(group.vpcId(), group.groupName())),
                        GroupReads::isMissing);
    }

    Optional<SecurityGroup> byId(String id) {
        return byId.get(id);
    }

    Optional<SecurityGroup> byName(String vpcId, String name) {
        return byName.get(new Key(vpcId, name));
    }

    /** The other groups with a rule that names this one. */
    List<SecurityGroup> referringTo(String id) {
        return Stream.of("ip-permission.group-id", "egress.ip-permission.group-id")
                .flatMap(filter -> filtered(filter(filter, Stream.of(id))).stream())
                .filter(group -> !group.groupId().equals(id))
                .distinct()
                .toList();
    }

    static boolean isMissing(RuntimeException thrown) {
        return thrown instanceof AwsServiceException e
                && e.awsErrorDetails() != null
                && e.awsErrorDetails().errorCode().startsWith("InvalidGroup")
                && e.awsErrorDetails().errorCode().endsWith("NotFound");
    }

    private List<SecurityGroup> filtered(Filter... filters) {
        return account
                .ec2()
                .describeSecurityGroupsPaginator(request -> request.filters(filters))
                .securityGroups()
                .stream()
                .toList();
    }

    private static Filter filter(String name, Stream<String> values) {
        return Filter.builder().name(name).values(values.distinct().toList()).build();
    }

    private static <K> Map<K, SecurityGroup> index(
            Collection<SecurityGroup> groups, Function<SecurityGroup, K> key) {
        return groups.stream().collect(Collectors.toMap(key, group -> group, (one, same) -> one));
    }
}
