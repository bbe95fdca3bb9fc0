package dev.slipway.sandbox.wire;

import java.util.List;
import java.util.Map;

/** An HTTP response, its body whole. */
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {
    public Answer {
        headers = Headers.copy(headers);
    }

    /** The same answer to a {@code HEAD} request: its length stays, its body goes. */
    Answer withoutBody() {
        return new Answer(status, headers, new byte[0]);
    }
}
