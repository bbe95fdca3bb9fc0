package dev.slipway.resources.ecs;

import dev.slipway.engine.OwnershipTags;
import dev.slipway.engine.Scope;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The revisions of a family, among which there may be some that others registered: those are never
 * touched.
 */
final class Revisions {
    /** How many revisions stay registered, the current one included. */
    static final int KEPT = 10;

    /** Others may have left thousands of them; ours are the newest, just deregistered. */
    private static final int INACTIVE_LOOKED_AT = 2 * KEPT;

    /** DeleteTaskDefinitions takes no more at once. */
    private static final int BATCH = 10;

    /** The tags by which the engine recognises what it made, whichever run made it. */

    /** One registered revision and the tags it carries. */
    record Revision(TaskDefinition definition, Map<String, String> tags) {
        String arn() {
            return definition.taskDefinitionArn();
        }

        boolean isActive() {
            return definition.status() == TaskDefinitionStatus.ACTIVE;
        }

        private boolean isDeregistered() {
            return definition.status() == TaskDefinitionStatus.INACTIVE;
        }
    }

    private final Supplier<EcsClient> ecs;

    Revisions(Supplier<EcsClient> ecs) {
        this.ecs = ecs;
    }

    /**
     * The newest active revision that is ours, even if nobody noted that it was registered; failing
     * that the newest of anybody's, and failing that ours that was deregistered: ECS keeps it for
     * ever, so that a run that was cut off before it deleted it has left something.
     */
    Optional<Revision> newest(String family, Scope scope) {
        return newestActive(family, scope)
                .or(() -> scope.id().flatMap(this::describe).filter(Revision::isDeregistered));
    }

    private Optional<Revision> newestActive(String family, Scope scope) {
        Optional<Revision> latest = describe(family).filter(Revision::isActive);
        if (latest.isEmpty() || isOurs(latest.get().tags(), scope)) {
            return latest;
        }
        Optional<Revision> known = scope.id().flatMap(this::describe).filter(Revision::isActive);
        return known.or(() -> newestOfOurs(family, scope)).or(() -> latest);
    }

    private Optional<Revision> newestOfOurs(String family, Scope scope) {
        return list(family, TaskDefinitionStatus.ACTIVE).stream()
                .limit(KEPT)
                .flatMap(arn -> describe(arn).stream())
                .filter(revision -> isOurs(revision.tags(), scope))
                .findFirst();
    }

    /** Deletes all revisions of ours but the newest {@value #KEPT}. */
    void trim(String family, Scope scope) {
        List<String> active = list(family, TaskDefinitionStatus.ACTIVE);
        if (active.size() > KEPT) {
            List<String> ours = ours(active, scope);
            List<String> old = ours.subList(Math.min(KEPT, ours.size()), ours.size());
            deregister(old);
            delete(old);
        }
    }

    /**
     * Deletes the other one of two revisions that one step registered: when an answer is lost the
     * call is sent again, and ECS knows no token for it.
     */
    void deleteTwin(TaskDefinition made, Scope scope) {
        String run = scope.tags().get(OwnershipTags.RUN);
        if (made.revision() == null || made.revision() < 2 || run == null) {
            return;
        }
        describe(made.family() + ":" + (made.revision() - 1))
                .filter(Revision::isActive)
                .filter(other -> isOurs(other.tags(), scope))
                .filter(other -> run.equals(other.tags().get(OwnershipTags.RUN)))
                .map(other -> List.of(other.arn()))
                .ifPresent(
                        twin -> {
                            deregister(twin);
                            delete(twin);
                        });
    }

    void deleteAll(String family, Scope scope) {
        deregister(ours(list(family, TaskDefinitionStatus.ACTIVE), scope));
        List<String> inactive = list(family, TaskDefinitionStatus.INACTIVE);
        delete(ours(inactive.subList(0, Math.min(INACTIVE_LOOKED_AT, inactive.size())), scope));
    }

    private List<String> ours(List<String> arns, Scope scope) {
        return arns.stream()
                .flatMap(arn -> describe(arn).stream())
                .filter(revision -> isOurs(revision.tags(), scope))
                .map(Revision::arn)
                .toList();
    }

    private void deregister(List<String> arns) {
        arns.forEach(arn -> ecs.get().deregisterTaskDefinition(any -> any.taskDefinition(arn)));
    }

    /** Tasks that run a deleted revision go on running, and their service can still scale. */
    private void delete(List<String> arns) {
        for (int from = 0; from < arns.size(); from += BATCH) {
            List<String> batch = arns.subList(from, Math.min(from + BATCH, arns.size()));
            ecs.get().deleteTaskDefinitions(any -> any.taskDefinitions(batch));
        }
    }

    /** Newest first. A family prefix also matches longer names in some implementations. */
    private List<String> list(String family, TaskDefinitionStatus status) {
        List<String> arns = new ArrayList<>();
        ecs.get()
                .listTaskDefinitionsPaginator(
                        request -> request.familyPrefix(family).status(status).sort(SortOrder.DESC))
                .taskDefinitionArns()
                .forEach(arns::add);
        return arns.stream()
                .filter(arn -> arn.contains("/" + family + ":"))
                .sorted((a, b) -> Integer.compare(number(b), number(a)))
                .toList();
    }

    private static int number(String arn) {
        return Integer.parseInt(arn.substring(arn.lastIndexOf(':') + 1));
    }

    private Optional<Revision> describe(String familyOrArn) {
        try {
            DescribeTaskDefinitionResponse found =
                    ecs.get()
                            .describeTaskDefinition(
                                    request ->
                                            request.taskDefinition(familyOrArn)
                                                    .include(TaskDefinitionField.TAGS));
            return Optional.of(new Revision(found.taskDefinition(), EcsTags.map(found.tags())));
        } catch (ClientException e) {
            // ECS has no error of its own for a family without an active revision.
            if (e.getMessage().contains("Unable to describe task definition")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** When a plan reads there are no tags to compare with, so that the address has to do. */
    private static boolean isOurs(Map<String, String> tags, Scope scope) {
        return scope.address().toString().equals(tags.get(OwnershipTags.ADDRESS))
                && OwnershipTags.NAMING.stream()
                        .filter(scope.tags()::containsKey)
                        .allMatch(key -> scope.tags().get(key).equals(tags.get(key)));
    }
}
