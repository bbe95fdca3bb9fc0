package dev.slipway.sandbox.wire;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseStream;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Events of an answer that goes on, framed and checked.
 *
 * @see <a href="https://smithy.io/2.0/aws/amazon-eventstream.html">Amazon Event Stream</a>
 */
final class EventStream {
    static final String TYPE = "application/vnd.amazon.eventstream";

    private final ByteArrayOutputStream frames = new ByteArrayOutputStream();

    /** The first event: what the response has beside events. */
    void initial(SdkPojo response) {
        event("event", "initial-response", JsonTree.write(response));
    }

    void add(Part part) {
        for (StartLiveTailResponseStream event : part.events()) {
            event("event", event.sdkEventType().toString(), JsonTree.write(event));
        }
        part.end()
                .map(Problem::of)
                .ifPresent(
                        problem ->
                                event(
                                        "exception",
                                        problem.code(),
                                        JsonTree.MAPPER
                                                .createObjectNode()
                                                .put("message", problem.message())));
    }

    private void event(String kind, String type, JsonNode payload) {
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        headers.put(":message-type", HeaderValue.fromString(kind));
        headers.put(":" + kind + "-type", HeaderValue.fromString(type));
        headers.put(":content-type", HeaderValue.fromString("application/json"));
        new Message(headers, JsonTree.MAPPER.writeValueAsBytes(payload)).encode(frames);
    }

    byte[] bytes() {
        return frames.toByteArray();
    }
}
