package dev.slipway.resources.s3;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Everything that keeps a bucket from being deleted: versions, markers and unfinished uploads. */
record BucketContents(Supplier<S3Client> s3, String bucket) {

    /** Deletes it all, a page of at most 1,000 at a time. */
    void delete(Consumer<String> progress) {
        int deleted = 0;
        for (ListObjectVersionsResponse page :
                s3.get().listObjectVersionsPaginator(any -> any.bucket(bucket))) {
            List<ObjectIdentifier> objects = objects(page);
            if (!objects.isEmpty()) {
                s3.get()
                        .deleteObjects(
                                any ->
                                        any.bucket(bucket)
                                                .delete(all -> all.objects(objects).quiet(true)));
                deleted += objects.size();
                progress.accept("%,d objects deleted".formatted(deleted));
            }
        }
        for (MultipartUpload upload :
                s3.get().listMultipartUploadsPaginator(any -> any.bucket(bucket)).uploads()) {
            s3.get()
                    .abortMultipartUpload(
                            any ->
                                    any.bucket(bucket)
                                            .key(upload.key())
                                            .uploadId(upload.uploadId()));
        }
    }

    private static List<ObjectIdentifier> objects(ListObjectVersionsResponse page) {
        return Stream.concat(
                        page.versions().stream().map(BucketContents::identifier),
                        page.deleteMarkers().stream().map(BucketContents::identifier))
                .toList();
    }

    private static ObjectIdentifier identifier(ObjectVersion version) {
        return ObjectIdentifier.builder().key(version.key()).versionId(version.versionId()).build();
    }

    private static ObjectIdentifier identifier(DeleteMarkerEntry marker) {
        return ObjectIdentifier.builder().key(marker.key()).versionId(marker.versionId()).build();
    }
}
