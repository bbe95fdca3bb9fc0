package dev.slipway.ui.logs;

import dev.slipway.logs.Status;
import dev.slipway.logs.Tail;

/** Where lines come from: a tail, and in tests whatever hands lines on. */
interface Feed {
    void start();

    /** Hands nothing more on. */
    void stop();

    /** Tries at once what is waited for, as after somebody has signed in. */
    void retry();

    /** Switches Live Tail on or off. */
    void live(boolean wanted);

    Status status();

    static Feed of(Tail tail) {
        return new Feed() {
            @Override
            public void start() {
                tail.start();
            }

            @Override
            public void stop() {
                tail.stop();
            }

            @Override
            public void retry() {
                tail.retry();
            }

            @Override
            public void live(boolean wanted) {
                tail.live(wanted);
            }

            @Override
            public Status status() {
                return tail.status();
            }
        };
    }
}
