package dev.slipway.sandbox.wire;

import dev.slipway.engine.Time;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;

/** The parts of an answer's body; a door gives each to its caller before it asks for the next. */
final class Parts {
    private final Endpoint endpoint;
    private final Time time;
    private Answer last;
    private boolean begun;

    /**
     * @param first what the endpoint has answered
     * @param time in which is waited for the other parts
     */
    Parts(Endpoint endpoint, Answer first, Time time) {
        this.endpoint = endpoint;
        this.last = first;
        this.time = time;
    }

    /**
     * The next part, when it is there; empty at the end.
     *
     * @throws IOException if the caller shall see its connection break
     */
    Optional<byte[]> next() throws IOException {
        if (begun) {
            if (last.more().isEmpty()) {
                return Optional.empty();
            }
            Answer.More more = last.more().get();
            pause(more);
            last = endpoint.answer(more.call());
            if (last.status() != 200) {
                throw new IOException("Connection reset");
            }
        }
        begun = true;
        return Optional.of(last.body());
    }

    private void pause(Answer.More more) throws IOException {
        try {
            time.sleep(more.after());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
