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

    /** Whether a role has been given anything to do at all. */
    public boolean hasPolicy(String arn) {
        return find(arn)
                .filter(entry -> !entry.inline.isEmpty() || !entry.attached.isEmpty())
                .isPresent();
    }

    private Optional<Entry> find(String arn) {
        return roles.values().stream().filter(entry -> entry.role.arn().equals(arn)).findFirst();
    }
}
