package dev.slipway.resources.secretsmanager;

import dev.slipway.aws.Account;
import dev.slipway.engine.Changes;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Group;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Live;
import dev.slipway.engine.OwnershipTags;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;
import dev.slipway.engine.Sensitive;
import dev.slipway.resources.common.Creation;
import dev.slipway.resources.common.Lookup;
import dev.slipway.resources.common.Names;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A secret value that AWS keeps and hands to containers.
 *
 * @param name 1 to 512 letters, digits and {@code / _ + = . @ -}
 * @param value what is kept; empty if somebody else sets it, who is then not interfered with
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html">CreateSecret</a>
 */
public record Secret(@Immutable String name, String description, Optional<Sensitive> value)
        implements Resource {
    /** The ARN, whose last six characters differ when a secret is created anew. */
    public static final String ARN = "arn";

    public static final String NAME = "name";

    /** The calls for secrets. */
    public static final class Kind implements ResourceKind<Secret> {
        /** The shortest time for which a deleted secret can be restored. */
        private static final long RECOVERY_DAYS = 7;

        private final Account account;

        public Kind(Account account) {
            this.account = account;
        }

        @Override
        public Class<Secret> type() {
            return Secret.class;
        }

        @Override
        public Group group() {
            return Group.SECURITY;
        }

        @Override
        public String identity(Secret desired) {
            return desired.name;
        }

        /** A secret that is scheduled for deletion counts as absent. */
        @Override
        public Optional<Live<Secret>> read(Secret sought, Scope scope) {
            return Lookup.successor(
                    describe(Lookup.name(scope, sought.name))
                            .filter(found -> found.deletedDate() == null)
                            .map(found -> live(found, value(sought, found))),
                    scope);
        }

        @Override
        public Live<Secret> create(Secret desired, Scope scope) {
            try {
                return Creation.orAdopt(
                        scope,
                        ResourceExistsException.class,
                        () -> send(desired, scope),
                        () -> whoHasTheName(desired, scope));
            } catch (InvalidRequestException e) {
                return whoHasTheName(desired, scope).orElseThrow(() -> e);
            }
        }

        private Optional<Live<Secret>> whoHasTheName(Secret desired, Scope scope) {
            Optional<DescribeSecretResponse> deleted =
                    describe(desired.name).filter(found -> found.deletedDate() != null);
            return deleted.isPresent()
                    ? Optional.of(restore(desired, deleted.get(), scope))
                    : read(desired, scope);
        }

        private Live<Secret> send(Secret desired, Scope scope) {
            String arn =
                    secrets()
                            .createSecret(
                                    request ->
                                            request.name(desired.name)
                                                    .description(desired.description)
                                                    .secretString(revealed(desired))
                                                    .clientRequestToken(scope.token())
                                                    .tags(tags(scope.tags())))
                            .arn();
            return live(desired, arn, scope.tags());
        }

        /** Takes a secret back that this stack deleted before. */
        private Live<Secret> restore(Secret desired, DescribeSecretResponse found, Scope scope) {
            Map<String, String> tags = map(found.tags());
            if (!isOurs(tags, scope)) {
                throw new EngineException(
                        Failure.of(
                                "creating the secret " + desired.name,
                                "A secret of that name that is not this stack's was deleted and can"
                                        + " still be restored, which keeps its name taken until"
                                        + " its recovery window ends.",
                                "Choose another name, or have the old secret deleted for good."));
            }
            secrets().restoreSecret(any -> any.secretId(found.arn()));
            secrets()
                    .updateSecret(
                            request ->
                                    request.secretId(found.arn())
                                            .description(desired.description)
                                            .secretString(revealed(desired)));
            secrets().tagResource(any -> any.secretId(found.arn()).tags(tags(scope.tags())));
            tags.putAll(scope.tags());
            return live(desired, found.arn(), tags);
        }

        private static boolean isOurs(Map<String, String> tags, Scope scope) {
            return OwnershipTags.NAMING.stream()
                    .allMatch(
                            key ->
                                    tags.get(key) != null
                                            && tags.get(key).equals(scope.tags().get(key)));
        }

        @Override
        public Live<Secret> update(
                Secret desired, Live<Secret> live, Changes changes, Scope scope) {
            if (changes.touch("description")) {
                secrets()
                        .updateSecret(
                                any -> any.secretId(live.id()).description(desired.description));
            }
            if (changes.touch("value")) {
                secrets()
                        .putSecretValue(
                                any -> any.secretId(live.id()).secretString(revealed(desired)));
            }
            return new Live<>(live.id(), desired, live.outputs(), live.tags());
        }

        @Override
        public Deletion delete(Live<Secret> live, Scope scope) {
            try {
                secrets()
                        .deleteSecret(
                                request -> {
                                    request.secretId(live.id());
                                    if (scope.mayDeleteData()) {
                                        request.forceDeleteWithoutRecovery(true);
                                    } else {
                                        request.recoveryWindowInDays(RECOVERY_DAYS);
                                    }
                                });
            } catch (ResourceNotFoundException e) {
                // Somebody was faster.
            }
            return new Deletion.Gone();
        }

        @Override
        public void tag(Live<Secret> live, Map<String, String> set, Set<String> remove) {
            if (!set.isEmpty()) {
                secrets().tagResource(any -> any.secretId(live.id()).tags(tags(set)));
            }
            if (!remove.isEmpty()) {
                secrets().untagResource(any -> any.secretId(live.id()).tagKeys(remove));
            }
        }

        @Override
        public Secret renamed(Secret desired, String suffix) {
            return new Secret(
                    Names.suffixed(desired.name, suffix, 512), desired.description, desired.value);
        }

        private SecretsManagerClient secrets() {
            return account.secrets();
        }

        private Optional<DescribeSecretResponse> describe(String name) {
            try {
                return Optional.of(secrets().describeSecret(any -> any.secretId(name)));
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        }

        /** Asked for only if it is ours to compare. */
        private Optional<Sensitive> value(Secret sought, DescribeSecretResponse found) {
            return sought.value.map(
                    any -> {
                        try {
                            return Optional.ofNullable(
                                            secrets()
                                                    .getSecretValue(s -> s.secretId(found.arn()))
                                                    .secretString())
                                    .map(Sensitive::of)
                                    .orElse(Sensitive.unmanaged());
                        } catch (ResourceNotFoundException e) {
                            // A secret can exist without ever having had a value.
                            return Sensitive.unmanaged();
                        }
                    });
        }

        private static String revealed(Secret desired) {
            return desired.value.flatMap(Sensitive::reveal).orElse(null);
        }

        private static Live<Secret> live(DescribeSecretResponse found, Optional<Sensitive> value) {
            String description = Optional.ofNullable(found.description()).orElse("");
            return live(
                    new Secret(found.name(), description, value), found.arn(), map(found.tags()));
        }

        private static Live<Secret> live(Secret secret, String arn, Map<String, String> tags) {
            return Live.tagged(secret.name, secret, Map.of(ARN, arn, NAME, secret.name), tags);
        }

        private static List<Tag> tags(Map<String, String> tags) {
            return new TreeMap<>(tags)
                    .entrySet().stream()
                            .map(
                                    tag ->
                                            Tag.builder()
                                                    .key(tag.getKey())
                                                    .value(tag.getValue())
                                                    .build())
                            .toList();
        }

        private static Map<String, String> map(List<Tag> tags) {
            Map<String, String> map = new TreeMap<>();
            tags.forEach(tag -> map.put(tag.key(), tag.value()));
            return map;
        }
    }
}
