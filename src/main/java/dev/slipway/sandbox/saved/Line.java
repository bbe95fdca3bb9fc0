package dev.slipway.sandbox.saved;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import dev.slipway.sandbox.wire.Call;
import dev.slipway.sandbox.world.Pace;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A line of the file in which a rehearsal is kept. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
sealed interface Line {
    JsonMapper JSON = JsonMapper.builder().build();

    Instant at();

    /**
     * The first line: an account was opened.
     *
     * @param format which lines there are and what they mean
     * @param slipway the version that wrote it
     * @param id another one for each account, so that a reset is noticed
     */
    record Opened(Instant at, int format, String slipway, String id) implements Line {
        static final int FORMAT = 1;
    }

    /** From here on the account has this pace. */
    record Paced(Instant at, Pace pace) implements Line {}

    /**
     * A call that may have changed the account.
     *
     * @param operation for a person who reads the file
     * @param status of the answer; 0 if there was none
     */
    record Called(
            Instant at,
            String operation,
            String method,
            String uri,
            Map<String, List<String>> headers,
            byte[] body,
            int status)
            implements Line {
        private static final String AUTHORIZATION = "Authorization";

        /** Who called is nobody's business; for which service they signed tells the service. */
        private static final Set<String> LEFT_OUT =
                Set.of("x-amz-security-token", "user-agent", "amz-sdk-request");

        private static final Set<String> SECRETS = Set.of("SecretString", "SecretBinary");

        static Called of(Instant at, String operation, Call call, int status) {
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(call.headers());
            headers.keySet().removeIf(name -> LEFT_OUT.contains(name.toLowerCase()));
            headers.computeIfPresent(
                    AUTHORIZATION, (_, values) -> values.stream().map(Called::scope).toList());
            return new Called(
                    at,
                    operation,
                    call.method(),
                    call.uri().toString(),
                    headers,
                    withoutSecrets(operation, call.body()),
                    status);
        }

        private static String scope(String authorization) {
            return authorization
                    .replaceFirst("Credential=[^,/]+/", "Credential=somebody/")
                    .replaceFirst("(?<=aws4_request).*", "");
        }

        /** A secret that somebody rehearses with is used in this process and kept nowhere. */
        private static byte[] withoutSecrets(String operation, byte[] body) {
            if (!operation.startsWith("secretsmanager:")) {
                return body;
            }
            if (!(JSON.readTree(body) instanceof ObjectNode request)) {
                return body;
            }
            SECRETS.stream().filter(request::has).forEach(name -> request.put(name, "c2VjcmV0"));
            return JSON.writeValueAsBytes(request);
        }

        Call call() {
            return new Call(method, URI.create(uri), headers, body);
        }
    }
}
