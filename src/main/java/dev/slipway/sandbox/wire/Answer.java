package dev.slipway.sandbox.wire;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP response, its body whole, or its first part.
 *
 * @param more what follows the body, if there is to be more of it
 */
public record Answer(
        int status, Map<String, List<String>> headers, byte[] body, Optional<More> more) {
    public Answer {
        headers = Headers.copy(headers);
    }

    public Answer(int status, Map<String, List<String>> headers, byte[] body) {
        this(status, headers, body, Optional.empty());
    }

    /** The call whose answer has the next part of the body, and how long to wait before it. */
    public record More(Duration after, Call call) {}

    /** The same answer to a {@code HEAD} request: its length stays, its body goes. */
    Answer withoutBody() {
        return new Answer(status, headers, new byte[0]);
    }
}
