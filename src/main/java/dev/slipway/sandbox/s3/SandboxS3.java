package dev.slipway.sandbox.s3;

import dev.slipway.sandbox.s3.Buckets.Bucket;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.*;

import java.util.List;
import java.util.Optional;

/** Buckets with their settings, and as much of objects as it takes to empty them. */
public final class SandboxS3 implements S3Client {
    private static final int PAGE = 1000;
    private static final String NAME = "(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";

    /** The account's canonical user id: 64 hexadecimal digits that tell nothing. */
    private static final String OWNER = "5a".repeat(32);

    private final World world;
    private final Buckets buckets;
    private final ObjectCalls objects;

    public SandboxS3(World world, Buckets buckets) {
        this.world = world;
        this.buckets = buckets;
        this.objects = new ObjectCalls(world, buckets);
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
        buckets.require(request.bucket());
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
        return ListBucketsResponse.builder().buckets(all).owner(o -> o.id(OWNER)).build();
    }

    @Override
    public DeleteBucketResponse deleteBucket(DeleteBucketRequest request) {
        if (!buckets.require(request.bucket()).versions.isEmpty()) {
            throw refuse("BucketNotEmpty", 409, "The bucket you tried to delete is not empty");
        }
        buckets.all().remove(request.bucket());
        return DeleteBucketResponse.builder().build();
    }

    @Override
    public GetBucketTaggingResponse getBucketTagging(GetBucketTaggingRequest request) {
        List<Tag> tags = buckets.require(request.bucket()).tags;
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
        buckets.require(request.bucket()).tags = tags;
        return PutBucketTaggingResponse.builder().build();
    }

    @Override
    public GetBucketEncryptionResponse getBucketEncryption(GetBucketEncryptionRequest request) {
        return GetBucketEncryptionResponse.builder()
                .serverSideEncryptionConfiguration(buckets.require(request.bucket()).encryption)
                .build();
    }

    @Override
    public PutBucketEncryptionResponse putBucketEncryption(PutBucketEncryptionRequest request) {
        buckets.require(request.bucket()).encryption = request.serverSideEncryptionConfiguration();
        return PutBucketEncryptionResponse.builder().build();
    }

    @Override
    public DeleteBucketEncryptionResponse deleteBucketEncryption(
            DeleteBucketEncryptionRequest request) {
        buckets.require(request.bucket()).encryption = Buckets.plainEncryption();
        return DeleteBucketEncryptionResponse.builder().build();
    }

    @Override
    public GetBucketLifecycleConfigurationResponse getBucketLifecycleConfiguration(
            GetBucketLifecycleConfigurationRequest request) {
        List<LifecycleRule> rules = buckets.require(request.bucket()).lifecycle;
        if (rules.isEmpty()) {
            throw refuse(
                    "NoSuchLifecycleConfiguration",
                    404,
                    "The lifecycle configuration does not exist");
        }
        return GetBucketLifecycleConfigurationResponse.builder()
                .rules(rules)
                .transitionDefaultMinimumObjectSize(
                        TransitionDefaultMinimumObjectSize.ALL_STORAGE_CLASSES_128_K)
                .build();
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
        buckets.require(request.bucket()).lifecycle = rules;
        return PutBucketLifecycleConfigurationResponse.builder().build();
    }

    @Override
    public DeleteBucketLifecycleResponse deleteBucketLifecycle(
            DeleteBucketLifecycleRequest request) {
        buckets.require(request.bucket()).lifecycle = List.of();
        return DeleteBucketLifecycleResponse.builder().build();
    }

    @Override
    public GetBucketOwnershipControlsResponse getBucketOwnershipControls(
            GetBucketOwnershipControlsRequest request) {
        OwnershipControls controls =
                buckets.require(request.bucket())
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
        buckets.require(request.bucket()).ownership = Optional.of(request.ownershipControls());
        return PutBucketOwnershipControlsResponse.builder().build();
    }

    @Override
    public DeleteBucketOwnershipControlsResponse deleteBucketOwnershipControls(
            DeleteBucketOwnershipControlsRequest request) {
        buckets.require(request.bucket()).ownership = Optional.empty();
        return DeleteBucketOwnershipControlsResponse.builder().build();
    }

    @Override
    public GetBucketPolicyResponse getBucketPolicy(GetBucketPolicyRequest request) {
        String policy =
                buckets.require(request.bucket())
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
        Bucket bucket = buckets.require(request.bucket());
        if (!request.policy().strip().startsWith("{")
                || !request.policy().contains("arn:aws:s3:::" + request.bucket())) {
            throw refuse("MalformedPolicy", 400, "Policy has invalid resource");
        }
        bucket.policy = Optional.of(request.policy());
        return PutBucketPolicyResponse.builder().build();
    }

    @Override
    public DeleteBucketPolicyResponse deleteBucketPolicy(DeleteBucketPolicyRequest request) {
        buckets.require(request.bucket()).policy = Optional.empty();
        return DeleteBucketPolicyResponse.builder().build();
    }

    @Override
    public GetPublicAccessBlockResponse getPublicAccessBlock(GetPublicAccessBlockRequest request) {
        PublicAccessBlockConfiguration block =
                buckets.require(request.bucket())
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
        buckets.require(request.bucket()).block =
                Optional.of(request.publicAccessBlockConfiguration());
        return PutPublicAccessBlockResponse.builder().build();
    }

    @Override
    public DeletePublicAccessBlockResponse deletePublicAccessBlock(
            DeletePublicAccessBlockRequest request) {
        buckets.require(request.bucket()).block = Optional.empty();
        return DeletePublicAccessBlockResponse.builder().build();
    }

    @Override
    public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest request) {
        return GetBucketVersioningResponse.builder()
                .status(buckets.require(request.bucket()).versioning.orElse(null))
                .build();
    }

    @Override
    public PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest request) {
        buckets.require(request.bucket()).versioning =
                Optional.of(request.versioningConfiguration().status());
        return PutBucketVersioningResponse.builder().build();
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        return objects.put(request, body);
    }

    @Override
    public ListObjectVersionsResponse listObjectVersions(ListObjectVersionsRequest request) {
        return objects.versions(request);
    }

    @Override
    public ListMultipartUploadsResponse listMultipartUploads(ListMultipartUploadsRequest request) {
        return objects.uploads(request);
    }

    @Override
    public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
        return objects.delete(request);
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
