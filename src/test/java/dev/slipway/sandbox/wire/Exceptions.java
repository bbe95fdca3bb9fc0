package dev.slipway.sandbox.wire;

import software.amazon.awssdk.core.SdkField;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;

/** What cannot make the round trip, and why: everything here is S3's, and the SDK's own doing. */
final class Exceptions {
    /**
     * Directory buckets and Object Lambda are services of their own, with other hosts and another
     * name in the signature; only their client is S3's.
     */
    static final Set<String> OPERATIONS = Set.of("listDirectoryBuckets", "writeGetObjectResponse");

    /** The fields, by the method and the kind of shape. */
    private static final Map<String, Set<String>> FIELDS =
            Map.of(
                    // The length of the body, whatever the field says.
                    "putObjectRequest",
                    Set.of("ContentLength"),
                    "uploadPartRequest",
                    Set.of("ContentLength"),
                    // The length of the body again, and checksums that the SDK compares with it.
                    "getObjectResponse",
                    Set.of(
                            "ContentLength",
                            "ChecksumCRC32",
                            "ChecksumCRC32C",
                            "ChecksumCRC64NVME",
                            "ChecksumSHA1",
                            "ChecksumSHA256"),
                    // The SDK sends these as CopySource.
                    "copyObjectRequest",
                    Set.of("SourceBucket", "SourceKey", "SourceVersionId"),
                    "uploadPartCopyRequest",
                    Set.of("SourceBucket", "SourceKey", "SourceVersionId"));

    private Exceptions() {}

    static boolean covers(Method operation, String kind, SdkField<?> field) {
        return FIELDS.getOrDefault(operation.getName() + kind, Set.of())
                        .contains(field.memberName())
                // The SDK names the algorithm that it computed.
                || field.locationName().equals("x-amz-sdk-checksum-algorithm")
                // A second reading of the header that the field Expires has.
                || kind.equals("Response") && field.memberName().equals("ExpiresString");
    }
}
