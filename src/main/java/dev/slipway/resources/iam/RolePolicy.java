package dev.slipway.resources.iam;

import dev.slipway.aws.Account;
import dev.slipway.engine.Changes;
import dev.slipway.engine.Group;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;
import dev.slipway.resources.common.CanonicalJson;

import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

import java.util.Map;
import java.util.Optional;

/**
 * What a role may do, written into the role itself.
 *
 * @param role the role's name
 * @param name unique within the role, at most 128 of {@code [\w+=,.@-]}
 * @param document a JSON policy document in any spelling; all of a role's together have at most
 *     10,240 characters
 */
public record RolePolicy(
        @Immutable Output<String> role, @Immutable String name, Output<String> document)
        implements Resource {

    public RolePolicy {
        document = document.map(CanonicalJson::of);
    }

    /** How inline policies are put into roles and taken out of them. */
    public static final class Kind implements ResourceKind<RolePolicy> {
        private final Account account;

        public Kind(Account account) {
            this.account = account;
        }

        @Override
        public Class<RolePolicy> type() {
            return RolePolicy.class;
        }

        @Override
        public String words() {
            return "IAM role policy";
        }

        @Override
        public Group group() {
            return Group.SECURITY;
        }

        @Override
        public Optional<Class<? extends Resource>> partOf() {
            return Optional.of(Role.class);
        }

        @Override
        public String identity(RolePolicy desired) {
            return desired.role().get() + "/" + desired.name();
        }

        @Override
        public Optional<Live<RolePolicy>> read(RolePolicy sought, Scope scope) {
            try {
                GetRolePolicyResponse found =
                        account.iam()
                                .getRolePolicy(
                                        r ->
                                                r.roleName(sought.role().get())
                                                        .policyName(sought.name()));
                return Optional.of(
                        live(
                                new RolePolicy(
                                        Output.of(found.roleName()),
                                        found.policyName(),
                                        Output.of(Role.Kind.decoded(found.policyDocument())))));
            } catch (NoSuchEntityException e) {
                return Optional.empty();
            }
        }

        private Live<RolePolicy> live(RolePolicy policy) {
            return Live.untagged(identity(policy), policy, Map.of());
        }

        @Override
        public Live<RolePolicy> create(RolePolicy desired, Scope scope) {
            account.iam()
                    .putRolePolicy(
                            r ->
                                    r.roleName(desired.role().get())
                                            .policyName(desired.name())
                                            .policyDocument(desired.document().get()));
            return live(desired);
        }

        @Override
        public Live<RolePolicy> update(
                RolePolicy desired, Live<RolePolicy> live, Changes changes, Scope scope) {
            return create(desired, scope);
        }

        @Override
        public Deletion delete(Live<RolePolicy> live, Scope scope) {
            RolePolicy policy = live.properties();
            try {
                account.iam()
                        .deleteRolePolicy(
                                r -> r.roleName(policy.role().get()).policyName(policy.name()));
            } catch (NoSuchEntityException e) {
                return new Deletion.Gone();
            }
            return new Deletion.Gone();
        }
    }
}
