package dev.slipway.sandbox.wire;

import java.io.IOException;

/**
 * What answers HTTP requests. Both doors stand before one, so a fault is an endpoint before the
 * endpoint: it may refuse the call, pass it on, or lose the answer.
 */
@FunctionalInterface
public interface Endpoint {
    /**
     * @throws IOException if the caller shall see its connection break
     */
    Answer answer(Call call) throws IOException;
}
