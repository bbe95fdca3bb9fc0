package dev.slipway.sandbox.iam;

import dev.slipway.sandbox.iam.Roles.Entry;
import dev.slipway.sandbox.world.Page;
import dev.slipway.sandbox.world.Tags;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.*;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** Roles with their policies. */
public final class SandboxIam implements IamClient {
    private static final int PAGE = 100;
    private static final int INLINE_LIMIT = 10_240;
    private static final Tags<Tag> TAGS =
            new Tags<>(
                    Tag::key,
                    Tag::value,
                    (key, value) -> Tag.builder().key(key).value(value).build());

    private final World world;
    private final Roles roles;

    public SandboxIam(World world, Roles roles) {
        this.world = world;
        this.roles = roles;
    }

    @Override
    public CreateRoleResponse createRole(CreateRoleRequest request) {
        String name = named(request.roleName(), 64, "roleName");
        String path = request.path() == null ? "/" : request.path();
        if (!path.matches("/|/[!-~]+/") || path.length() > 512) {
            throw invalid("The specified value for path is invalid.");
        }
        document(request.assumeRolePolicyDocument());
        tags(request.tags());
        if (roles.all().containsKey(name)) {
            throw world.refuse(
                    EntityAlreadyExistsException.builder(),
                    "EntityAlreadyExists",
                    409,
                    "Role with name " + name + " already exists.");
        }
        Role role =
                Role.builder()
                        .roleName(name)
                        .roleId("AROA" + world.ids().letters(17, "role", name))
                        .arn("arn:aws:iam::" + world.account() + ":role" + path + name)
                        .path(path)
                        .description(request.description())
                        .assumeRolePolicyDocument(request.assumeRolePolicyDocument())
                        .maxSessionDuration(
                                request.maxSessionDuration() == null
                                        ? 3600
                                        : request.maxSessionDuration())
                        .createDate(world.now())
                        .tags(TAGS.with(List.of(), request.tags()))
                        .build();
        roles.add(role);
        return CreateRoleResponse.builder().role(shown(role)).build();
    }

    @Override
    public GetRoleResponse getRole(GetRoleRequest request) {
        return GetRoleResponse.builder()
                .role(
                        shown(role(request.roleName()).role).toBuilder()
                                .roleLastUsed(RoleLastUsed.builder().build())
                                .build())
                .build();
    }

    @Override
    public ListRolesResponse listRoles(ListRolesRequest request) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        List<Role> found =
                roles.all().values().stream()
                        .map(entry -> shown(entry.role))
                        .filter(role -> role.path().startsWith(prefix))
                        .map(role -> role.toBuilder().tags((Collection<Tag>) null).build())
                        .toList();
        Page<Role> page = page(found, request.marker(), request.maxItems());
        return ListRolesResponse.builder()
                .roles(page.items())
                .isTruncated(page.next() != null)
                .marker(page.next())
                .build();
    }

    @Override
    public UpdateRoleResponse updateRole(UpdateRoleRequest request) {
        Entry entry = role(request.roleName());
        Role.Builder changed = entry.role.toBuilder();
        if (request.description() != null) {
            changed.description(request.description());
        }
        if (request.maxSessionDuration() != null) {
            changed.maxSessionDuration(request.maxSessionDuration());
        }
        entry.role = changed.build();
        return UpdateRoleResponse.builder().build();
    }

    @Override
    public UpdateAssumeRolePolicyResponse updateAssumeRolePolicy(
            UpdateAssumeRolePolicyRequest request) {
        Entry entry = role(request.roleName());
        document(request.policyDocument());
        entry.role =
                entry.role.toBuilder().assumeRolePolicyDocument(request.policyDocument()).build();
        return UpdateAssumeRolePolicyResponse.builder().build();
    }

    @Override
    public DeleteRoleResponse deleteRole(DeleteRoleRequest request) {
        Entry entry = role(request.roleName());
        if (!entry.inline.isEmpty()) {
            throw conflict("Cannot delete entity, must delete policies first.");
        }
        if (!entry.attached.isEmpty()) {
            throw conflict("Cannot delete entity, must detach all policies first.");
        }
        roles.all().remove(request.roleName());
        return DeleteRoleResponse.builder().build();
    }

    @Override
    public PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request) {
        Entry entry = role(request.roleName());
        String name = named(request.policyName(), 128, "policyName");
        document(request.policyDocument());
        int others =
                entry.inline.entrySet().stream()
                        .filter(policy -> !policy.getKey().equals(name))
                        .mapToInt(policy -> size(policy.getValue()))
                        .sum();
        if (others + size(request.policyDocument()) > INLINE_LIMIT) {
            throw world.refuse(
                    LimitExceededException.builder(),
                    "LimitExceeded",
                    409,
                    "Maximum policy size of %d bytes exceeded for role %s"
                            .formatted(INLINE_LIMIT, request.roleName()));
        }
        entry.inline.put(name, request.policyDocument());
        return PutRolePolicyResponse.builder().build();
    }

    private static int size(String document) {
        return document.replaceAll("\\s", "").length();
    }

    @Override
    public GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request) {
        String document = role(request.roleName()).inline.get(request.policyName());
        if (document == null) {
            throw noPolicy(request.policyName());
        }
        return GetRolePolicyResponse.builder()
                .roleName(request.roleName())
                .policyName(request.policyName())
                .policyDocument(encoded(document))
                .build();
    }

    @Override
    public DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request) {
        if (role(request.roleName()).inline.remove(request.policyName()) == null) {
            throw noPolicy(request.policyName());
        }
        return DeleteRolePolicyResponse.builder().build();
    }

    @Override
    public ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest request) {
        List<String> names = List.copyOf(role(request.roleName()).inline.keySet());
        Page<String> page = page(names, request.marker(), request.maxItems());
        return ListRolePoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.next() != null)
                .marker(page.next())
                .build();
    }

    @Override
    public AttachRolePolicyResponse attachRolePolicy(AttachRolePolicyRequest request) {
        Entry entry = role(request.roleName());
        if (!request.policyArn().startsWith("arn:aws:iam::aws:policy/")) {
            throw missing(
                    "Policy " + request.policyArn() + " does not exist or is not attachable.");
        }
        entry.attached.add(request.policyArn());
        return AttachRolePolicyResponse.builder().build();
    }

    @Override
    public DetachRolePolicyResponse detachRolePolicy(DetachRolePolicyRequest request) {
        if (!role(request.roleName()).attached.remove(request.policyArn())) {
            throw missing("Policy " + request.policyArn() + " was not found.");
        }
        return DetachRolePolicyResponse.builder().build();
    }

    @Override
    public ListAttachedRolePoliciesResponse listAttachedRolePolicies(
            ListAttachedRolePoliciesRequest request) {
        List<AttachedPolicy> all =
                role(request.roleName()).attached.stream().map(SandboxIam::attached).toList();
        Page<AttachedPolicy> page = page(all, request.marker(), request.maxItems());
        return ListAttachedRolePoliciesResponse.builder()
                .attachedPolicies(page.items())
                .isTruncated(page.next() != null)
                .marker(page.next())
                .build();
    }

    private static AttachedPolicy attached(String arn) {
        return AttachedPolicy.builder()
                .policyArn(arn)
                .policyName(arn.substring(arn.lastIndexOf('/') + 1))
                .build();
    }

    @Override
    public TagRoleResponse tagRole(TagRoleRequest request) {
        Entry entry = role(request.roleName());
        List<Tag> all = TAGS.with(entry.role.tags(), request.tags());
        tags(all);
        entry.role = entry.role.toBuilder().tags(all).build();
        return TagRoleResponse.builder().build();
    }

    @Override
    public UntagRoleResponse untagRole(UntagRoleRequest request) {
        Entry entry = role(request.roleName());
        List<Tag> left = TAGS.without(entry.role.tags(), request.tagKeys());
        entry.role = entry.role.toBuilder().tags(left).build();
        return UntagRoleResponse.builder().build();
    }

    @Override
    public ListRoleTagsResponse listRoleTags(ListRoleTagsRequest request) {
        Page<Tag> page =
                page(role(request.roleName()).role.tags(), request.marker(), request.maxItems());
        return ListRoleTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.next() != null)
                .marker(page.next())
                .build();
    }

    private Entry role(String name) {
        Entry entry = roles.all().get(name);
        if (entry == null) {
            throw missing("The role with name " + name + " cannot be found.");
        }
        return entry;
    }

    private <T> Page<T> page(List<T> all, String marker, Integer wanted) {
        return Page.of(all, marker, wanted, PAGE).orElseThrow(() -> invalid("Invalid Marker"));
    }

    private static Role shown(Role role) {
        return role.toBuilder()
                .assumeRolePolicyDocument(encoded(role.assumeRolePolicyDocument()))
                .build();
    }

    private static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String named(String name, int limit, String field) {
        if (name == null || !name.matches("[\\w+=,.@-]{1," + limit + "}")) {
            throw invalid(
                    "The specified value for %s is invalid. It must contain only alphanumeric"
                                    .formatted(field)
                            + " characters and/or the following: +=,.@_-");
        }
        return name;
    }

    private void document(String document) {
        if (document == null || !Trust.isPolicy(document)) {
            throw world.refuse(
                    MalformedPolicyDocumentException.builder(),
                    "MalformedPolicyDocument",
                    "Syntax errors in policy.");
        }
    }

    private void tags(Collection<Tag> tags) {
        String problem = TAGS.problem(tags);
        if (problem != null) {
            throw world.refuse(InvalidInputException.builder(), "InvalidInput", problem);
        }
    }

    private AwsServiceException invalid(String message) {
        return world.refuse(IamException.builder(), "ValidationError", message);
    }

    private AwsServiceException missing(String message) {
        return world.refuse(NoSuchEntityException.builder(), "NoSuchEntity", 404, message);
    }

    private AwsServiceException noPolicy(String name) {
        return missing("The role policy with name " + name + " cannot be found.");
    }

    private AwsServiceException conflict(String message) {
        return world.refuse(DeleteConflictException.builder(), "DeleteConflict", 409, message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
