package dev.slipway.sandbox.iam;

import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.iam.model.Role;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The roles of the account, and which services may already take them on. */
public final class Roles {
    /** Ten seconds is what AWS's own documentation and tools wait. */
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(10);

    /** A role, its policies, and from when on other services know it. */
    static final class Entry {
        Role role;
        Instant known;
        final SortedMap<String, String> inline = new TreeMap<>();
        final Set<String> attached = new TreeSet<>();

        Entry(Role role, Instant known) {
            this.role = role;
            this.known = known;
        }
    }

    private final World world;
    private final SortedMap<String, Entry> roles = new TreeMap<>();

    public Roles(World world) {
        this.world = world;
    }

    SortedMap<String, Entry> all() {
        return roles;
    }

    void add(Role role) {
        roles.put(role.roleName(), new Entry(role, world.in(UNTIL_KNOWN)));
    }

    /**
     * Makes sure that a service has the role it works as in this account, which AWS makes when the
     * service is first used and which stays.
     *
     * @param service such as {@code ecs.amazonaws.com}
     * @param name such as {@code AWSServiceRoleForECS}
     * @see <a
     *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html">
     *     service-linked roles</a>
     */
    public String serviceLinked(String service, String name) {
        String path = "/aws-service-role/" + service + "/";
        String trust =
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                "Principal":{"Service":"%s"},"Action":"sts:AssumeRole"}]}\
                """
                        .formatted(service);
        Role role =
                Role.builder()
                        .roleName(name)
                        .roleId("AROA" + world.ids().letters(17, "role", name))
                        .arn("arn:aws:iam::" + world.account() + ":role" + path + name)
                        .path(path)
                        .assumeRolePolicyDocument(trust)
                        .maxSessionDuration(3600)
                        .createDate(world.now())
                        .build();
        if (!roles.containsKey(name)) {
            add(role);
        }
        return roles.get(name).role.arn();
    }

    /** Whether a role exists, by its ARN. */
    public boolean exists(String arn) {
        return find(arn).isPresent();
    }

    /**
     * Whether a service can work as a role by now.
     *
     * @param service as trust policies have it, such as {@code firehose.amazonaws.com}
     */
    public boolean isAssumable(String arn, String service) {
        return find(arn)
                .filter(entry -> world.isPast(entry.known))
                .filter(entry -> Trust.admits(entry.role.assumeRolePolicyDocument(), service))
                .isPresent();
    }

    /** Whether an inline policy lets a role do something, by AWS's name of the action. */
    public boolean allows(String arn, String action) {
        return find(arn).stream()
                .flatMap(entry -> entry.inline.values().stream())
                .anyMatch(document -> Trust.allows(document, action));
    }

    private Optional<Entry> find(String arn) {
        return roles.values().stream().filter(entry -> entry.role.arn().equals(arn)).findFirst();
    }
}
