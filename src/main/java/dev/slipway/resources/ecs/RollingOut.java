package dev.slipway.resources.ecs;

import dev.slipway.engine.Sight;

import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is seen of a service while it rolls out.
 *
 * @param service its name
 * @param revision the one that rolls out, as {@code family:7}
 * @param desired how many tasks of it there are to be
 * @param running how many of it run
 * @param pending how many of it are being started
 * @param failed how many of it did not start, or did not stay
 * @param stopped why, the most frequent reason first
 * @param events what ECS said last of the service, newest first
 */
public record RollingOut(
        String service,
        String revision,
        int desired,
        int running,
        int pending,
        int failed,
        List<Stopped> stopped,
        List<Event> events)
        implements Sight {
    private static final int EVENTS = 6;

    public RollingOut {
        stopped = List.copyOf(stopped);
        events = List.copyOf(events);
    }

    /**
     * @param failures its tasks that stopped, newest first
     */
    static RollingOut of(Service service, Deployment ours, List<Task> failures) {
        return new RollingOut(
                service.serviceName(),
                Rollout.shortName(ours.taskDefinition()),
                Rollout.orZero(ours.desiredCount()),
                Rollout.orZero(ours.runningCount()),
                Rollout.orZero(ours.pendingCount()),
                Rollout.orZero(ours.failedTasks()),
                StoppedTasks.grouped(failures),
                service.events().stream()
                        .limit(EVENTS)
                        .map(each -> new Event(each.createdAt(), each.message()))
                        .toList());
    }

    /**
     * Tasks that stopped for the same reason.
     *
     * @param exitCode of the container that ended them; nothing if none ever ran
     * @param ids theirs
     */
    public record Stopped(String reason, OptionalInt exitCode, List<String> ids) {
        public Stopped {
            ids = List.copyOf(ids);
        }

        /** How many there are. */
        public int tasks() {
            return ids.size();
        }
    }

    /** Something that ECS says of the service. */
    public record Event(Instant at, String text) {}
}
