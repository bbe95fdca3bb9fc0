package dev.slipway.traffic;

import dev.slipway.aws.Account;
import dev.slipway.aws.AwsErrors;
import dev.slipway.stack.Colour;

import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

import java.util.List;
import java.util.Optional;

/**
 * What a colour runs, as its tasks tell it.
 *
 * @param taskDefinition the ARN of the revision that its service has
 * @param digest of the image that a container of that revision was started from, such as {@code
 *     sha256:9f86d0…}; nothing if no task runs
 */
record Running(String taskDefinition, Optional<String> digest) {
    /**
     * @param side of the colour; what its service is to run if there is none any more
     * @param container the name of the one in question
     * @throws dev.slipway.engine.EngineException if the account does not tell
     */
    static Running of(Account account, Colour colour, Site.Side side, String container) {
        return AwsErrors.explained(
                "looking at what " + colour.key() + " runs", () -> ask(account, side, container));
    }

    private static Running ask(Account account, Site.Side side, String container) {
        String revision =
                account
                        .ecs()
                        .describeServices(r -> r.cluster(side.cluster()).services(side.service()))
                        .services()
                        .stream()
                        .findFirst()
                        .map(Service::taskDefinition)
                        .orElse(side.taskDefinition());
        return new Running(
                revision,
                tasks(account, side).stream()
                        .filter(task -> revision.equals(task.taskDefinitionArn()))
                        .flatMap(task -> task.containers().stream())
                        .filter(each -> container.equals(each.name()))
                        .map(Container::imageDigest)
                        .filter(digest -> digest != null && !digest.isEmpty())
                        .findFirst());
    }

    private static List<Task> tasks(Account account, Site.Side side) {
        List<String> arns =
                account.ecs()
                        .listTasks(r -> r.cluster(side.cluster()).serviceName(side.service()))
                        .taskArns();
        return arns.isEmpty()
                ? List.of()
                : account.ecs().describeTasks(r -> r.cluster(side.cluster()).tasks(arns)).tasks();
    }
}
