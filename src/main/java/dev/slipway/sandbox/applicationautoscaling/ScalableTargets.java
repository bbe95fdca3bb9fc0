package dev.slipway.sandbox.applicationautoscaling;

import dev.slipway.sandbox.ecs.Sizes;
import dev.slipway.sandbox.ecs.Sizes.Size;
import dev.slipway.sandbox.world.Agenda;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivity;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivityStatusCode;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Services whose number of tasks is brought between two bounds. */
final class ScalableTargets implements Agenda {
    /** How soon a service out of bounds is put right; seen in accounts, published nowhere. */
    private static final Duration UNTIL_CORRECTED = Duration.ofSeconds(60);

    /** A target with the policies that end with it. */
    static final class Entry {
        ScalableTarget target;
        Instant bounded;
        Map<String, String> tags = Map.of();
        final Map<String, ScalingPolicy> policies = new LinkedHashMap<>();

        Entry(ScalableTarget target, Instant bounded) {
            this.target = target;
            this.bounded = bounded;
        }
    }

    private final World world;
    private final Sizes sizes;
    private final Map<String, Entry> all = new LinkedHashMap<>();
    private final List<ScalingActivity> activities = new ArrayList<>();

    ScalableTargets(World world, Sizes sizes) {
        this.world = world;
        this.sizes = sizes;
    }

    /** By resource id. */
    Map<String, Entry> all() {
        return all;
    }

    /** The newest first. */
    List<ScalingActivity> activities() {
        return activities.reversed();
    }

    /** The size of the service that a resource id means; empty if it is not active. */
    Optional<Size> size(String resourceId) {
        String[] parts = resourceId.split("/");
        return parts.length == 3 && parts[0].equals("service")
                ? sizes.size(parts[1], parts[2])
                : Optional.empty();
    }

    @Override
    public Optional<Instant> due() {
        return all.values().stream()
                .flatMap(entry -> corrected(entry).stream())
                .min(Comparator.naturalOrder());
    }

    /** Bounds are enforced when they are set; a size that is said later is left alone. */
    private Optional<Instant> corrected(Entry entry) {
        return size(entry.target.resourceId())
                .filter(size -> !size.since().isAfter(entry.bounded))
                .filter(size -> size.tasks() != bounded(entry, size.tasks()))
                .filter(size -> !isSuspended(entry, size.tasks()))
                .map(_ -> world.after(entry.bounded, UNTIL_CORRECTED));
    }

    private static int bounded(Entry entry, int tasks) {
        return Math.clamp(tasks, entry.target.minCapacity(), entry.target.maxCapacity());
    }

    private static boolean isSuspended(Entry entry, int tasks) {
        var suspended = entry.target.suspendedState();
        return tasks < entry.target.minCapacity()
                ? suspended.dynamicScalingOutSuspended()
                : suspended.dynamicScalingInSuspended();
    }

    @Override
    public void happen(Instant now) {
        all.values().stream()
                .filter(entry -> corrected(entry).filter(world::isPast).isPresent())
                .forEach(this::correct);
    }

    private void correct(Entry entry) {
        String id = entry.target.resourceId();
        int tasks = bounded(entry, size(id).orElseThrow().tasks());
        String[] parts = id.split("/");
        sizes.resize(parts[1], parts[2], tasks);
        boolean low = tasks == entry.target.minCapacity();
        activities.add(
                ScalingActivity.builder()
                        .activityId(world.ids().uuid("activity", id))
                        .serviceNamespace(entry.target.serviceNamespace())
                        .scalableDimension(entry.target.scalableDimension())
                        .resourceId(id)
                        .description("Setting desired count to " + tasks + ".")
                        .cause((low ? "minimum" : "maximum") + " capacity was set to " + tasks)
                        .startTime(world.now())
                        .endTime(world.now())
                        .statusCode(ScalingActivityStatusCode.SUCCESSFUL)
                        .statusMessage(
                                "Successfully set desired count to "
                                        + tasks
                                        + ". Change successfully fulfilled by ecs.")
                        .build());
    }
}
