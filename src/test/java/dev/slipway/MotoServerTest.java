package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** The interop lane stands: the server is there, and the SDK talks to it over HTTP. */
@Tag("interop")
class MotoServerTest {
    @Test
    void answersTheSdkOverHttp() {
        try (var server = MotoServer.start();
                var sts =
                        StsClient.builder()
                                .endpointOverride(server.endpoint())
                                .region(Region.EU_WEST_1)
                                .credentialsProvider(
                                        StaticCredentialsProvider.create(
                                                AwsBasicCredentials.create("test", "test")))
                                .httpClientBuilder(UrlConnectionHttpClient.builder())
                                .build()) {
            assertThat(sts.getCallerIdentity().account()).matches("\\d{12}");
        }
    }
}
