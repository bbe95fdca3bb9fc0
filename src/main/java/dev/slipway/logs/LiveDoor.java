package dev.slipway.logs;

import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;

import java.util.List;

/** Where sessions of Live Tail are opened. */
@FunctionalInterface
interface LiveDoor {

    /**
     * Begins to open a session; whether that works is told by the session.
     *
     * @param groups up to ten
     */
    Session open(List<String> groups);

    /** A session, asked on one thread. */
    interface Session extends AutoCloseable {

        /**
         * What came since it was asked last: nothing until it is open, then something every second.
         *
         * @throws RuntimeException what has ended the session, when everything else was taken
         */
        List<Update> take();

        /** Ends it, if it has not ended. */
        @Override
        void close();
    }

    /**
     * What came in a second.
     *
     * @param sampled whether lines were left out
     */
    record Update(boolean sampled, List<LiveTailSessionLogEvent> events) {}
}
