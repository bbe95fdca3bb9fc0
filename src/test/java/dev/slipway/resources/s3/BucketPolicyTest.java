package dev.slipway.resources.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Address;
import dev.slipway.engine.Output;

import org.junit.jupiter.api.Test;

class BucketPolicyTest {
    private static final Output<String> BUCKET = Output.of("logs");

    @Test
    void policiesThatSayTheSameAreEqual() {
        assertThat(policy("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\"}]}"))
                .isEqualTo(
                        policy(
                                "{ \"Statement\": {\"Effect\": \"Deny\"}, \"Version\":"
                                        + " \"2012-10-17\"}"));
        assertThat(policy("{\"Statement\":[{\"Effect\":\"Deny\"}]}"))
                .isNotEqualTo(policy("{\"Statement\":[{\"Effect\":\"Allow\"}]}"));
    }

    @Test
    void plainHttpIsRefusedForTheBucketAndItsObjects() {
        assertThat(BucketPolicy.tlsOnly(BUCKET, Output.of("arn:aws:s3:::logs")).document().get())
                .contains("\"aws:SecureTransport\":\"false\"")
                .contains("[\"arn:aws:s3:::logs\",\"arn:aws:s3:::logs/*\"]");
    }

    @Test
    void aPolicyCanBeWrittenBeforeTheBucketIsKnown() {
        Output<String> arn = new Output.Reference(new Address("Bucket", "logs"), Bucket.ARN);

        assertThat(BucketPolicy.tlsOnly(BUCKET, arn).document().isKnown()).isFalse();
    }

    private static BucketPolicy policy(String document) {
        return new BucketPolicy(BUCKET, Output.of(document));
    }
}
