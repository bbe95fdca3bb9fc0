package dev.slipway.sandbox.s3;

import dev.slipway.sandbox.s3.Buckets.Bucket;
import dev.slipway.sandbox.s3.Buckets.Version;
import dev.slipway.sandbox.world.Page;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Buckets with their settings, and as much of objects as it takes to empty them. */
public final class SandboxS3 implements S3Client {
    private static final int PAGE = 1000;
    private static final String NAME = "(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";

    private final World world;
    private final Buckets buckets;

    public SandboxS3(World world, Buckets buckets) {
        this.world = world;
        this.buckets = buckets;
    }

    @Override
    public CreateBucketResponse createBucket(CreateBucketRequest request) {
        String name = request.bucket();
        if (name == null || !name.matches(NAME) || name.matches("[\\d.]+|xn--.*|.*-s3alias")) {
            throw refuse("InvalidBucketName", 400, "The specified bucket is not valid.");
        }
        String location =
                request.createBucketConfiguration() == null
                        ? null
                        : request.createBucketConfiguration().locationConstraintAsString();
        if (!world.region().equals(location == null ? "us-east-1" : location)) {
            throw refuse(
                    "IllegalLocationConstraintException",
                    400,
                    "The %s location constraint is incompatible for the region specific endpoint"
                                    .formatted(location == null ? "unspecified" : location)
                            + " this request was sent to.");
        }
        if (buckets.all().containsKey(name)) {
            throw world.refuse(
                    BucketAlreadyOwnedByYouException.builder(),
                    "BucketAlreadyOwnedByYou",
                    409,
                    "Your previous request to create the named bucket succeeded and you already"
                            + " own it.");
        }
        buckets.all().put(name, new Bucket(world.now()));
        return CreateBucketResponse.builder().location("/" + name).build();
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        bucket(request.bucket());
        return HeadBucketResponse.builder().bucketRegion(world.region()).build();
    }

    @Override
    public ListBucketsResponse listBuckets(ListBucketsRequest request) {
        List<software.amazon.awssdk.services.s3.model.Bucket> all =
                buckets.all().entrySet().stream()
                        .map(
                                entry ->
                                        software.amazon.awssdk.services.s3.model.Bucket.builder()
                                                .name(entry.getKey())
                                                .creationDate(entry.getValue().created)
                                                .build())
                        .toList();
        return ListBucketsResponse.builder().buckets(all).build();
    }

    @Override
    public DeleteBucketResponse deleteBucket(DeleteBucketRequest request) {
        if (!bucket(request.bucket()).versions.isEmpty()) {
            throw refuse("BucketNotEmpty", 409, "The bucket you tried to delete is not empty");
        }
        buckets.all().remove(request.bucket());
        return DeleteBucketResponse.builder().build();
    }

    @Override
    public GetBucketTaggingResponse getBucketTagging(GetBucketTaggingRequest request) {
        List<Tag> tags = bucket(request.bucket()).tags;
        if (tags.isEmpty()) {
            throw refuse("NoSuchTagSet", 404, "The TagSet does not exist");
        }
        return GetBucketTaggingResponse.builder().tagSet(tags).build();
    }

    @Override
    public PutBucketTaggingResponse putBucketTagging(PutBucketTaggingRequest request) {
        List<Tag> tags = request.tagging().tagSet();
        if (tags.size() > 50 || tags.stream().anyMatch(tag -> tag.key().startsWith("aws:"))) {
            throw refuse("InvalidTag", 400, "System tags cannot be added/updated by requester");
        }
        if (tags.stream().map(Tag::key).distinct().count() < tags.size()) {
            throw refuse("InvalidTag", 400, "Cannot provide multiple Tags with the same key");
        }
        bucket(request.bucket()).tags = tags;
        return PutBucketTaggingResponse.builder().build();
    }

    @Override
    public GetBucketEncryptionResponse getBucketEncryption(GetBucketEncryptionRequest request) {
        return GetBucketEncryptionResponse.builder()
                .serverSideEncryptionConfiguration(bucket(request.bucket()).encryption)
                .build();
    }

    @Override
    public PutBucketEncryptionResponse putBucketEncryption(PutBucketEncryptionRequest request) {
        bucket(request.bucket()).encryption = request.serverSideEncryptionConfiguration();
        return PutBucketEncryptionResponse.builder().build();
    }

    @Override
    public DeleteBucketEncryptionResponse deleteBucketEncryption(
            DeleteBucketEncryptionRequest request) {
        bucket(request.bucket()).encryption = Buckets.plainEncryption();
        return DeleteBucketEncryptionResponse.builder().build();
    }

    @Override
    public GetBucketLifecycleConfigurationResponse getBucketLifecycleConfiguration(
            GetBucketLifecycleConfigurationRequest request) {
        List<LifecycleRule> rules = bucket(request.bucket()).lifecycle;
        if (rules.isEmpty()) {
            throw refuse(
                    "NoSuchLifecycleConfiguration",
                    404,
                    "The lifecycle configuration does not exist");
        }
        return GetBucketLifecycleConfigurationResponse.builder().rules(rules).build();
    }

    @Override
    public PutBucketLifecycleConfigurationResponse putBucketLifecycleConfiguration(
            PutBucketLifecycleConfigurationRequest request) {
        List<LifecycleRule> rules = request.lifecycleConfiguration().rules();
        if (rules.isEmpty() || rules.stream().anyMatch(rule -> rule.status() == null)) {
            throw refuse(
                    "MalformedXML",
                    400,
                    "The XML you provided was not well-formed or did not validate against our"
                            + " published schema");
        }
        bucket(request.bucket()).lifecycle = rules;
        return PutBucketLifecycleConfigurationResponse.builder().build();
    }

    @Override
    public DeleteBucketLifecycleResponse deleteBucketLifecycle(
            DeleteBucketLifecycleRequest request) {
        bucket(request.bucket()).lifecycle = List.of();
        return DeleteBucketLifecycleResponse.builder().build();
    }

    @Override
    public GetBucketOwnershipControlsResponse getBucketOwnershipControls(
            GetBucketOwnershipControlsRequest request) {
        OwnershipControls controls =
                bucket(request.bucket())
                        .ownership
                        .orElseThrow(
                                () ->
                                        refuse(
                                                "OwnershipControlsNotFoundError",
                                                404,
                                                "The bucket ownership controls were not found"));
        return GetBucketOwnershipControlsResponse.builder().ownershipControls(controls).build();
    }

    @Override
    public PutBucketOwnershipControlsResponse putBucketOwnershipControls(
            PutBucketOwnershipControlsRequest request) {
        bucket(request.bucket()).ownership = Optional.of(request.ownershipControls());
        return PutBucketOwnershipControlsResponse.builder().build();
    }

    @Override
    public DeleteBucketOwnershipControlsResponse deleteBucketOwnershipControls(
            DeleteBucketOwnershipControlsRequest request) {
        bucket(request.bucket()).ownership = Optional.empty();
        return DeleteBucketOwnershipControlsResponse.builder().build();
    }

    @Override
    public GetBucketPolicyResponse getBucketPolicy(GetBucketPolicyRequest request) {
        String policy =
                bucket(request.bucket())
                        .policy
                        .orElseThrow(
                                () ->
                                        refuse(
                                                "NoSuchBucketPolicy",
                                                404,
                                                "The bucket policy does not exist"));
        return GetBucketPolicyResponse.builder().policy(policy).build();
    }

    @Override
    public PutBucketPolicyResponse putBucketPolicy(PutBucketPolicyRequest request) {
        Bucket bucket = bucket(request.bucket());
        if (!request.policy().strip().startsWith("{")
                || !request.policy().contains("arn:aws:s3:::" + request.bucket())) {
            throw refuse("MalformedPolicy", 400, "Policy has invalid resource");
        }
        bucket.policy = Optional.of(request.policy());
        return PutBucketPolicyResponse.builder().build();
    }

    @Override
    public DeleteBucketPolicyResponse deleteBucketPolicy(DeleteBucketPolicyRequest request) {
        bucket(request.bucket()).policy = Optional.empty();
        return DeleteBucketPolicyResponse.builder().build();
    }

    @Override
    public GetPublicAccessBlockResponse getPublicAccessBlock(GetPublicAccessBlockRequest request) {
        PublicAccessBlockConfiguration block =
                bucket(request.bucket())
                        .block
                        .orElseThrow(
                                () ->
                                        refuse(
                                                "NoSuchPublicAccessBlockConfiguration",
                                                404,
                                                "The public access block configuration was not"
                                                        + " found"));
        return GetPublicAccessBlockResponse.builder().publicAccessBlockConfiguration(block).build();
    }

    @Override
    public PutPublicAccessBlockResponse putPublicAccessBlock(PutPublicAccessBlockRequest request) {
        bucket(request.bucket()).block = Optional.of(request.publicAccessBlockConfiguration());
        return PutPublicAccessBlockResponse.builder().build();
    }

    @Override
    public DeletePublicAccessBlockResponse deletePublicAccessBlock(
            DeletePublicAccessBlockRequest request) {
        bucket(request.bucket()).block = Optional.empty();
        return DeletePublicAccessBlockResponse.builder().build();
    }

    @Override
    public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest request) {
        return GetBucketVersioningResponse.builder()
                .status(bucket(request.bucket()).versioning.orElse(null))
                .build();
    }

    @Override
    public PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest request) {
        bucket(request.bucket()).versioning =
                Optional.of(request.versioningConfiguration().status());
        return PutBucketVersioningResponse.builder().build();
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        bucket(request.bucket());
        long size = body.optionalContentLength().orElse(0L);
        String id = buckets.put(request.bucket(), request.key(), size);
        return PutObjectResponse.builder().versionId(id.equals("null") ? null : id).build();
    }

    @Override
    public ListObjectVersionsResponse listObjectVersions(ListObjectVersionsRequest request) {
        String prefix = request.prefix() == null ? "" : request.prefix();
        List<Version> all =
                bucket(request.bucket()).versions.stream()
                        .filter(version -> version.key().startsWith(prefix))
                        .sorted(Comparator.comparing(Version::key))
                        .toList();
        Page<Version> page = page(all, request.versionIdMarker(), request.maxKeys());
        return ListObjectVersionsResponse.builder()
                .name(request.bucket())
                .prefix(request.prefix())
                .maxKeys(request.maxKeys() == null ? PAGE : request.maxKeys())
                .versions(
                        page.items().stream()
                                .filter(version -> !version.isMarker())
                                .map(version -> shown(all, version))
                                .toList())
                .deleteMarkers(
                        page.items().stream()
                                .filter(Version::isMarker)
                                .map(version -> marker(all, version))
                                .toList())
                .isTruncated(page.next() != null)
                .nextKeyMarker(page.next() == null ? null : page.items().getLast().key())
                .nextVersionIdMarker(page.next())
                .build();
    }

    private static ObjectVersion shown(List<Version> all, Version version) {
        return ObjectVersion.builder()
                .key(version.key())
                .versionId(version.id())
                .size(version.size())
                .lastModified(version.modified())
                .isLatest(isLatest(all, version))
                .build();
    }

    private static DeleteMarkerEntry marker(List<Version> all, Version version) {
        return DeleteMarkerEntry.builder()
                .key(version.key())
                .versionId(version.id())
                .lastModified(version.modified())
                .isLatest(isLatest(all, version))
                .build();
    }

    private static boolean isLatest(List<Version> all, Version version) {
        return all.stream().filter(each -> each.key().equals(version.key())).findFirst().get()
                == version;
    }

    @Override
    public ListMultipartUploadsResponse listMultipartUploads(ListMultipartUploadsRequest request) {
        bucket(request.bucket());
        return ListMultipartUploadsResponse.builder()
                .bucket(request.bucket())
                .uploads(List.of())
                .isTruncated(false)
                .build();
    }

    @Override
    public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
        Bucket bucket = bucket(request.bucket());
        List<ObjectIdentifier> objects = request.delete().objects();
        if (objects.isEmpty() || objects.size() > PAGE) {
            throw refuse(
                    "MalformedXML",
                    400,
                    "The XML you provided was not well-formed or did not validate against our"
                            + " published schema");
        }
        List<DeletedObject> deleted = new ArrayList<>();
        for (ObjectIdentifier object : objects) {
            var done = DeletedObject.builder().key(object.key()).versionId(object.versionId());
            if (object.versionId() == null) {
                buckets.delete(request.bucket(), object.key())
                        .ifPresent(at -> done.deleteMarker(true).deleteMarkerVersionId(at.id()));
            } else {
                bucket.versions.removeIf(
                        version ->
                                version.key().equals(object.key())
                                        && version.id().equals(object.versionId()));
            }
            deleted.add(done.build());
        }
        boolean quiet = Boolean.TRUE.equals(request.delete().quiet());
        return DeleteObjectsResponse.builder().deleted(quiet ? List.of() : deleted).build();
    }

    private <T> Page<T> page(List<T> all, String token, Integer wanted) {
        return Page.of(all, token, wanted, PAGE)
                .orElseThrow(() -> refuse("InvalidArgument", 400, "Invalid version id specified"));
    }

    private Bucket bucket(String name) {
        Bucket bucket = buckets.all().get(name);
        if (bucket == null) {
            throw world.refuse(
                    NoSuchBucketException.builder(),
                    "NoSuchBucket",
                    404,
                    "The specified bucket does not exist");
        }
        return bucket;
    }

    private AwsServiceException refuse(String code, int status, String message) {
        return world.refuse(S3Exception.builder(), code, status, message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
