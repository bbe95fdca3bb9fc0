package dev.slipway.sandbox.secretsmanager;

import dev.slipway.sandbox.world.Page;
import dev.slipway.sandbox.world.Tags;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.*;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Secrets with their current value. */
public final class SandboxSecrets implements SecretsManagerClient {
    private static final int PAGE = 100;
    private static final Tags<Tag> TAGS =
            new Tags<>(
                    Tag::key,
                    Tag::value,
                    (key, value) -> Tag.builder().key(key).value(value).build());

    private static final class Entry {
        final String arn;
        final String name;
        final Instant created;
        String description;
        List<Tag> tags;
        String value;
        String version;
        Instant written;
        Instant changed;
        Instant deleted;
        Instant gone;

        Entry(String arn, String name, Instant created) {
            this.arn = arn;
            this.name = name;
            this.created = created;
            this.changed = created;
        }
    }

    private final World world;
    private final SortedMap<String, Entry> all = new TreeMap<>();

    public SandboxSecrets(World world) {
        this.world = world;
    }

    @Override
    public CreateSecretResponse createSecret(CreateSecretRequest request) {
        String name = request.name();
        if (name == null || !name.matches("[\\w/+=.@-]{1,512}")) {
            throw world.refuse(
                    InvalidParameterException.builder(),
                    "InvalidParameterException",
                    "Invalid name. Must be a valid name containing alphanumeric characters, or any"
                            + " of the following: -/_+=.@!");
        }
        checkTags(request.tags());
        Entry old = entries().get(name);
        if (old != null && old.deleted != null) {
            throw invalid(
                    "You can't create this secret because a secret with this name is already"
                            + " scheduled for deletion.");
        }
        if (old != null) {
            throw world.refuse(
                    ResourceExistsException.builder(),
                    "ResourceExistsException",
                    "The operation failed because the secret " + name + " already exists.");
        }
        String arn =
                world.arn(
                        "secretsmanager",
                        "secret:" + name + "-" + world.ids().letters(6, "secret", name));
        Entry entry = new Entry(arn, name, world.now());
        entry.description = request.description();
        entry.tags = TAGS.with(List.of(), request.tags());
        write(entry, request.secretString(), request.clientRequestToken());
        all.put(name, entry);
        return CreateSecretResponse.builder().arn(arn).name(name).versionId(entry.version).build();
    }

    private void write(Entry entry, String value, String token) {
        if (value != null) {
            entry.value = value;
            entry.written = world.now();
            entry.changed = world.now();
            entry.version = token == null ? world.ids().uuid("secret", entry.name) : token;
        }
    }

    @Override
    public DescribeSecretResponse describeSecret(DescribeSecretRequest request) {
        Entry entry = entry(request.secretId());
        return DescribeSecretResponse.builder()
                .arn(entry.arn)
                .name(entry.name)
                .description(entry.description)
                .createdDate(entry.created)
                .deletedDate(entry.deleted)
                .lastChangedDate(entry.changed)
                .tags(entry.tags)
                .versionIdsToStages(
                        entry.version == null ? null : Map.of(entry.version, List.of("AWSCURRENT")))
                .build();
    }

    @Override
    public ListSecretsResponse listSecrets(ListSecretsRequest request) {
        List<SecretListEntry> found =
                entries().values().stream()
                        .filter(
                                entry ->
                                        entry.deleted == null
                                                || Boolean.TRUE.equals(
                                                        request.includePlannedDeletion()))
                        .map(SandboxSecrets::listed)
                        .toList();
        Page<SecretListEntry> page =
                Page.of(found, request.nextToken(), request.maxResults(), PAGE)
                        .orElseThrow(
                                () ->
                                        world.refuse(
                                                InvalidNextTokenException.builder(),
                                                "InvalidNextTokenException",
                                                "Invalid token."));
        return ListSecretsResponse.builder()
                .secretList(page.items())
                .nextToken(page.next())
                .build();
    }

    private static SecretListEntry listed(Entry entry) {
        return SecretListEntry.builder()
                .arn(entry.arn)
                .name(entry.name)
                .description(entry.description)
                .createdDate(entry.created)
                .deletedDate(entry.deleted)
                .tags(entry.tags)
                .build();
    }

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        Entry entry = usable(request.secretId());
        if (entry.value == null) {
            throw missing(
                    "Secrets Manager can't find the specified secret value for staging label:"
                            + " AWSCURRENT");
        }
        return GetSecretValueResponse.builder()
                .arn(entry.arn)
                .name(entry.name)
                .secretString(entry.value)
                .versionId(entry.version)
                .versionStages("AWSCURRENT")
                .createdDate(entry.written)
                .build();
    }

    @Override
    public PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
        Entry entry = usable(request.secretId());
        write(entry, request.secretString(), request.clientRequestToken());
        return PutSecretValueResponse.builder()
                .arn(entry.arn)
                .name(entry.name)
                .versionId(entry.version)
                .build();
    }

    @Override
    public UpdateSecretResponse updateSecret(UpdateSecretRequest request) {
        Entry entry = usable(request.secretId());
        entry.description = Optional.ofNullable(request.description()).orElse(entry.description);
        write(entry, request.secretString(), request.clientRequestToken());
        return UpdateSecretResponse.builder()
                .arn(entry.arn)
                .name(entry.name)
                .versionId(request.secretString() == null ? null : entry.version)
                .build();
    }

    @Override
    public DeleteSecretResponse deleteSecret(DeleteSecretRequest request) {
        boolean force = Boolean.TRUE.equals(request.forceDeleteWithoutRecovery());
        Long days = request.recoveryWindowInDays();
        if (force && days != null) {
            throw world.refuse(
                    InvalidParameterException.builder(),
                    "InvalidParameterException",
                    "You can't use ForceDeleteWithoutRecovery in conjunction with"
                            + " RecoveryWindowInDays.");
        }
        if (days != null && (days < 7 || days > 30)) {
            throw world.refuse(
                    InvalidParameterException.builder(),
                    "InvalidParameterException",
                    "RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }
        Entry entry = entry(request.secretId());
        entry.deleted = world.now();
        entry.gone =
                force ? world.now() : world.now().plus(Duration.ofDays(days == null ? 30 : days));
        return DeleteSecretResponse.builder()
                .arn(entry.arn)
                .name(entry.name)
                .deletionDate(entry.gone)
                .build();
    }

    @Override
    public RestoreSecretResponse restoreSecret(RestoreSecretRequest request) {
        Entry entry = entry(request.secretId());
        entry.deleted = null;
        entry.gone = null;
        return RestoreSecretResponse.builder().arn(entry.arn).name(entry.name).build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        Entry entry = usable(request.secretId());
        List<Tag> tags = TAGS.with(entry.tags, request.tags());
        checkTags(tags);
        entry.tags = tags;
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        Entry entry = usable(request.secretId());
        entry.tags = TAGS.without(entry.tags, request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    private SortedMap<String, Entry> entries() {
        all.values().removeIf(entry -> world.isPast(entry.gone));
        return all;
    }

    private Entry entry(String id) {
        return entries().values().stream()
                .filter(entry -> entry.name.equals(id) || entry.arn.equals(id))
                .findFirst()
                .orElseThrow(() -> missing("Secrets Manager can't find the specified secret."));
    }

    private Entry usable(String id) {
        Entry entry = entry(id);
        if (entry.deleted != null) {
            throw invalid(
                    "You can't perform this operation on the secret because it was marked for"
                            + " deletion.");
        }
        return entry;
    }

    private void checkTags(Collection<Tag> tags) {
        String problem = TAGS.problem(tags);
        if (problem != null) {
            throw world.refuse(
                    InvalidParameterException.builder(), "InvalidParameterException", problem);
        }
    }

    private AwsServiceException invalid(String message) {
        return world.refuse(InvalidRequestException.builder(), "InvalidRequestException", message);
    }

    private AwsServiceException missing(String message) {
        return world.refuse(
                ResourceNotFoundException.builder(), "ResourceNotFoundException", message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
