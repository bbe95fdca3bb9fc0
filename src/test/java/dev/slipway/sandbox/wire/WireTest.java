package dev.slipway.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Requests as no SDK of Java writes them. */
class WireTest {
    private final Recorder service = new Recorder();
    private final Wire wire =
            new Wire(
                    List.of(
                            service.behind(EcsClient.class),
                            service.behind(IamClient.class),
                            service.behind(S3Client.class)),
                    _ -> Constraints.none());

    private static Call call(
            String method, String uri, Map<String, List<String>> headers, String body) {
        return new Call(method, URI.create(uri), headers, body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,  https://s3.eu-west-1.amazonaws.com/b/k,            PutObject",
        "PUT,  https://b.s3.eu-west-1.amazonaws.com/k/l,          PutObject",
        "PUT,  https://b.c.s3.amazonaws.com/k?partNumber=1&uploadId=u, UploadPart",
        "GET,  http://b.localhost:8080/?location,                 GetBucketLocation",
        "GET,  https://s3.amazonaws.com/,                         ListBuckets",
        "GET,  https://s3.amazonaws.com/b/,                       ListObjects",
        "GET,  https://s3.amazonaws.com/b?list-type=2&prefix=a,   ListObjectsV2",
        "GET,  https://s3.amazonaws.com/b?analytics&id=1,         GetBucketAnalyticsConfiguration",
        "GET,  https://s3.amazonaws.com/b?analytics,             "
                + " ListBucketAnalyticsConfigurations",
        "HEAD, https://s3.amazonaws.com/b,                        HeadBucket",
        "HEAD, https://s3.amazonaws.com/b/k,                      HeadObject",
        "POST, https://s3.amazonaws.com/b?delete,                 DeleteObjects"
    })
    void findsTheOperationOfS3(String method, String uri, String operation) {
        Call call = call(method, uri, Map.of("Authorization", signedFor("s3")), "");
        assertThat(wire.target(call)).contains(new Wire.Target("s3", operation));
    }

    private static List<String> signedFor(String service) {
        return List.of(
                "AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-west-1/"
                        + service
                        + "/aws4_request, SignedHeaders=host, Signature=0");
    }

    @Test
    void findsUnsignedRequestsByTheirTargetOrHost() {
        var target =
                Map.of("X-Amz-Target", List.of("AmazonEC2ContainerServiceV20141113.ListClusters"));
        assertThat(wire.target(call("POST", "http://127.0.0.1/", target, "{}")))
                .contains(new Wire.Target("ecs", "ListClusters"));
        assertThat(
                        wire.target(
                                call(
                                        "GET",
                                        "https://iam.amazonaws.com/?Action=ListRoles",
                                        Map.of(),
                                        "")))
                .contains(new Wire.Target("iam", "ListRoles"));
        assertThat(wire.target(call("GET", "http://127.0.0.1/", Map.of(), ""))).isEmpty();
    }

    @Test
    void aTargetOfAnotherServiceIsUnknown() {
        var headers =
                Map.of(
                        "Authorization",
                        signedFor("ecs"),
                        "X-Amz-Target",
                        List.of("SomeoneElse.ListClusters"));
        Answer answer = wire.answer(call("POST", "http://127.0.0.1/", headers, "{}"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("UnknownOperationException");
    }

    @Test
    void readsPresignedRequests() {
        String uri =
                "http://127.0.0.1/b/k?X-Amz-Credential=AKID%2F20260101%2Feu-west-1%2Fs3%2Faws4_request";
        assertThat(wire.target(call("GET", uri, Map.of(), "")))
                .contains(new Wire.Target("s3", "GetObject"));
    }

    @Test
    void joinsChunksAndReadsTheirTrailers() {
        service.answer(PutObjectResponse.builder().build(), new byte[0]);
        var headers =
                Map.of(
                        "Authorization",
                        signedFor("s3"),
                        "Content-Encoding",
                        List.of("aws-chunked,br"),
                        "x-amz-content-sha256",
                        List.of("STREAMING-UNSIGNED-PAYLOAD-TRAILER"));
        String body =
                "5;chunk-signature=0\r\n"
                        + "hello\r\n"
                        + "6\r\n"
                        + " world\r\n"
                        + "0\r\n"
                        + "x-amz-checksum-crc32:AAAA\r\n\r\n";
        Answer answer = wire.answer(call("PUT", "http://127.0.0.1/b/a+b%20c", headers, body));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(service.upload()).asString().isEqualTo("hello world");
        assertThat(service.request())
                .isEqualTo(
                        PutObjectRequest.builder()
                                .bucket("b")
                                .key("a+b c")
                                .contentEncoding("br")
                                .contentLength(11L)
                                .checksumCRC32("AAAA")
                                .build());
        Answer cut = wire.answer(call("PUT", "http://127.0.0.1/b/k", headers, "5\r\nhel"));
        assertThat(new String(cut.body(), StandardCharsets.UTF_8)).contains("IncompleteBody");
    }

    @Test
    void unzips() throws IOException {
        service.answer(ListClustersResponse.builder().build(), new byte[0]);
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write("{\"maxResults\":7}".getBytes(StandardCharsets.UTF_8));
        }
        var headers =
                Map.of(
                        "X-Amz-Target",
                        List.of("AmazonEC2ContainerServiceV20141113.ListClusters"),
                        "Content-Encoding",
                        List.of("gzip"));
        URI uri = URI.create("http://127.0.0.1/");
        wire.answer(new Call("POST", uri, headers, zipped.toByteArray()));
        assertThat(service.request())
                .isEqualTo(ListClustersRequest.builder().maxResults(7).build());
    }

    @Test
    void readsFormsWithEmptyListsAndMoreThanNineMembers() {
        service.answer(TagRoleResponse.builder().build(), new byte[0]);
        StringBuilder form = new StringBuilder("Action=TagRole&Version=2010-05-08");
        for (int i = 1; i <= 11; i++) {
            form.append("&Tags.member.%d.Key=k%d&Tags.member.%d.Value=".formatted(i, i, i));
        }
        wire.answer(iam(form.toString()));
        TagRoleRequest many = (TagRoleRequest) service.request();
        assertThat(many.tags()).hasSize(11);
        assertThat(many.tags().getLast().key()).isEqualTo("k11");
        assertThat(many.tags().getLast().value()).isEmpty();

        wire.answer(iam("Action=TagRole&Tags="));
        assertThat(((TagRoleRequest) service.request()).hasTags()).isTrue();
        wire.answer(iam("Action=TagRole"));
        assertThat(((TagRoleRequest) service.request()).hasTags()).isFalse();
    }

    private static Call iam(String form) {
        return call("POST", "https://iam.amazonaws.com/", Map.of(), form);
    }

    @Test
    void writesTheLocationOfABucketAsTheRoot() {
        service.answer(
                GetBucketLocationResponse.builder().locationConstraint("eu-west-1").build(),
                new byte[0]);
        Answer answer =
                wire.answer(call("GET", "https://b.s3.amazonaws.com/?location", Map.of(), ""));
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .endsWith("<LocationConstraint>eu-west-1</LocationConstraint>");
    }

    @Test
    void refusesWhatItCannotRead() {
        assertThat(refusal(json("{\"maxResults\":")).orElseThrow())
                .contains("SerializationException");
        assertThat(refusal(json("{\"maxResults\":\"many\"}")).orElseThrow())
                .contains("SerializationException");
        assertThat(refusal(iam("Action=ListRoles&MaxItems=many")).orElseThrow())
                .contains("MalformedInput");
        Call xml = call("POST", "https://b.s3.amazonaws.com/?delete", Map.of(), "<Delete><Object>");
        assertThat(refusal(xml).orElseThrow()).contains("MalformedXML");
    }

    private static Call json(String body) {
        var target =
                Map.of("X-Amz-Target", List.of("AmazonEC2ContainerServiceV20141113.ListClusters"));
        return call("POST", "http://127.0.0.1/", target, body);
    }

    private Optional<String> refusal(Call call) {
        Answer answer = wire.answer(call);
        return answer.status() == 400
                ? Optional.of(new String(answer.body(), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
