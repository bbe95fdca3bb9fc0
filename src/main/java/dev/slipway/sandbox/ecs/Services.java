package dev.slipway.sandbox.ecs;

import java.time.Instant;
import java.util.Optional;

/** The services of the account, as those see them who change their number of tasks. */
public interface Services {

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
