package dev.slipway.sandbox.ecs;

import java.time.Instant;
import java.util.Optional;

/** How many tasks the services should have, for those who change that. */
public interface Sizes {

    /**
     * How many tasks a service should have.
     *
     * @param since when that was last said
     */
    record Size(int tasks, Instant since) {}

    /** The size of an active service. */
    Optional<Size> size(String cluster, String service);

    /** Has an active service run another number of tasks. */
    void resize(String cluster, String service, int tasks);
}
