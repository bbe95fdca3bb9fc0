package dev.slipway.resources.iam;

import dev.slipway.aws.Account;
import dev.slipway.engine.Changes;
import dev.slipway.engine.Group;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Live;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;
import dev.slipway.resources.common.CanonicalJson;
import dev.slipway.resources.common.Creation;
import dev.slipway.resources.common.Names;

import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A role that an AWS service takes on.
 *
 * @param name unique in the account, at most 64 of {@code [\w+=,.@-]}
 * @param path begins and ends with a slash
 * @param description at most 1000 characters; may be empty
 * @param trustPolicy who may take it on, as a JSON policy document in any spelling
 */
public record Role(
        @Immutable String name, @Immutable String path, String description, String trustPolicy)
        implements Resource {
    public static final String ARN = "arn";
    public static final String NAME = "name";

    public Role {
        trustPolicy = CanonicalJson.of(trustPolicy);
    }

    /** How roles are made and unmade. */
    public static final class Kind implements ResourceKind<Role> {
        private final Account account;

        public Kind(Account account) {
            this.account = account;
        }

        @Override
        public Class<Role> type() {
            return Role.class;
        }

        @Override
        public String words() {
            return "IAM role";
        }

        @Override
        public Group group() {
            return Group.SECURITY;
        }

        @Override
        public String identity(Role desired) {
            return desired.name();
        }

        @Override
        public Optional<Live<Role>> read(Role sought, Scope scope) {
            return find(scope.id().orElse(sought.name()))
                    .filter(role -> !scope.deposed().contains(role.id()));
        }

        private Optional<Live<Role>> find(String name) {
            try {
                return Optional.of(live(account.iam().getRole(r -> r.roleName(name)).role()));
            } catch (NoSuchEntityException e) {
                return Optional.empty();
            }
        }

        private static Live<Role> live(software.amazon.awssdk.services.iam.model.Role role) {
            return Live.tagged(
                    role.roleName(),
                    new Role(
                            role.roleName(),
                            role.path(),
                            Optional.ofNullable(role.description()).orElse(""),
                            decoded(role.assumeRolePolicyDocument())),
                    Map.of(ARN, role.arn(), NAME, role.roleName()),
                    role.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value)));
        }

        /** IAM returns documents URL-encoded (RFC 3986): IAM API, GetRole. */
        static String decoded(String document) {
            return document.startsWith("{")
                    ? document
                    : URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
        }

        @Override
        public Live<Role> create(Role desired, Scope scope) {
            return Creation.orAdopt(
                    scope,
                    EntityAlreadyExistsException.class,
                    () -> {
                        var created =
                                account.iam()
                                        .createRole(
                                                r ->
                                                        r.roleName(desired.name())
                                                                .path(desired.path())
                                                                .description(desired.description())
                                                                .assumeRolePolicyDocument(
                                                                        desired.trustPolicy())
                                                                .tags(tags(scope.tags())))
                                        .role();
                        return Live.tagged(
                                created.roleName(),
                                desired,
                                Map.of(ARN, created.arn(), NAME, created.roleName()),
                                scope.tags());
                    },
                    () -> find(desired.name()));
        }

        @Override
        public Live<Role> update(Role desired, Live<Role> live, Changes changes, Scope scope) {
            if (changes.touch("trustPolicy")) {
                account.iam()
                        .updateAssumeRolePolicy(
                                r -> r.roleName(live.id()).policyDocument(desired.trustPolicy()));
            }
            if (changes.touch("description")) {
                account.iam()
                        .updateRole(r -> r.roleName(live.id()).description(desired.description()));
            }
            return new Live<>(live.id(), desired, live.outputs(), live.tags());
        }

        @Override
        public Deletion delete(Live<Role> live, Scope scope) {
            String name = live.id();
            var iam = account.iam();
            try {
                iam
                        .listAttachedRolePoliciesPaginator(r -> r.roleName(name))
                        .attachedPolicies()
                        .stream()
                        .toList()
                        .forEach(
                                policy ->
                                        iam.detachRolePolicy(
                                                r ->
                                                        r.roleName(name)
                                                                .policyArn(policy.policyArn())));
                iam.listRolePoliciesPaginator(r -> r.roleName(name)).policyNames().stream()
                        .toList()
                        .forEach(
                                policy ->
                                        iam.deleteRolePolicy(
                                                r -> r.roleName(name).policyName(policy)));
                iam.deleteRole(r -> r.roleName(name));
            } catch (NoSuchEntityException e) {
                // Gone already, or going under another's hands.
                if (find(name).isPresent()) {
                    throw e;
                }
            }
            return new Deletion.Gone();
        }

        @Override
        public void tag(Live<Role> live, Map<String, String> set, Set<String> remove) {
            if (!set.isEmpty()) {
                account.iam().tagRole(r -> r.roleName(live.id()).tags(tags(set)));
            }
            if (!remove.isEmpty()) {
                account.iam().untagRole(r -> r.roleName(live.id()).tagKeys(remove));
            }
        }

        private static List<Tag> tags(Map<String, String> tags) {
            return tags.entrySet().stream()
                    .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                    .toList();
        }

        @Override
        public Role renamed(Role desired, String suffix) {
            return new Role(
                    Names.suffixed(desired.name(), suffix, 64),
                    desired.path(),
                    desired.description(),
                    desired.trustPolicy());
        }
    }
}
