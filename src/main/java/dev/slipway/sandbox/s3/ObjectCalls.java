package dev.slipway.sandbox.s3;

import dev.slipway.sandbox.s3.Buckets.Bucket;
import dev.slipway.sandbox.s3.Buckets.Version;
import dev.slipway.sandbox.world.Page;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The calls for objects, of which there are as many as it takes to fill and empty a bucket. */
record ObjectCalls(World world, Buckets buckets) {
    private static final int PAGE = 1000;

    PutObjectResponse put(PutObjectRequest request, RequestBody body) {
        buckets.require(request.bucket());
        long size = body.optionalContentLength().orElse(0L);
        String id = buckets.put(request.bucket(), request.key(), size);
        return PutObjectResponse.builder().versionId(id.equals("null") ? null : id).build();
    }

    ListObjectVersionsResponse versions(ListObjectVersionsRequest request) {
        String prefix = request.prefix() == null ? "" : request.prefix();
        List<Version> all =
                buckets.require(request.bucket()).versions.stream()
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

    ListMultipartUploadsResponse uploads(ListMultipartUploadsRequest request) {
        buckets.require(request.bucket());
        return ListMultipartUploadsResponse.builder()
                .bucket(request.bucket())
                .uploads(List.of())
                .isTruncated(false)
                .build();
    }

    DeleteObjectsResponse delete(DeleteObjectsRequest request) {
        Bucket bucket = buckets.require(request.bucket());
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

    private AwsServiceException refuse(String code, int status, String message) {
        return world.refuse(S3Exception.builder(), code, status, message);
    }
}
