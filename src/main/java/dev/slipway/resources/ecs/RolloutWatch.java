package dev.slipway.resources.ecs;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Scope.Poll;

import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.Task;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks at a roll-out until it is over, and says why when it failed. */
final class RolloutWatch implements Supplier<Poll<Boolean>> {
    private static final int EVENTS = 3;
    private static final int REMEMBERED = 100;

    /** What a cause looks like, and what helps; the first that fits is told. */
    private static final Map<String, String> REMEDIES = remedies();

    private final Rollout rollout;
    private final String name;
    private final Supplier<Optional<Service>> look;
    private final StoppedTasks stopped;
    private final Evidence evidence;
    private final Consumer<RollingOut> told;
    private int failedTasks;
    private List<Task> failures = List.of();
    private Optional<RollingOut> seen = Optional.empty();

    RolloutWatch(
            Rollout rollout,
            String name,
            Supplier<Optional<Service>> look,
            StoppedTasks stopped,
            Evidence evidence,
            Consumer<RollingOut> told) {
        this.rollout = rollout;
        this.name = name;
        this.look = look;
        this.stopped = stopped;
        this.evidence = evidence;
        this.told = told;
    }

    @Override
    public Poll<Boolean> get() {
        // A service that was only just created is not known to every part of ECS.
        return look.get().map(this::poll).orElse(Poll.waiting("the service is not visible yet"));
    }

    private Poll<Boolean> poll(Service service) {
        Rollout.Verdict verdict = rollout.judge(service);
        tell(service, verdict instanceof Rollout.Verdict.Failed);
        return switch (verdict) {
            case Rollout.Verdict.Completed() -> Poll.done(true);
            case Rollout.Verdict.Underway(String text, _) -> Poll.waiting(text + newestFailure());
            case Rollout.Verdict.Failed(String why) -> throw failure(service, why);
        };
    }

    /** Asks for the stopped tasks only when there are more of them than before, and in the end. */
    private void tell(Service service, boolean last) {
        int failed = rollout.failedTasks(service);
        if (failed > failedTasks || last) {
            failedTasks = failed;
            failures = stopped.newestTasks(rollout.taskDefinition(), REMEMBERED);
        }
        Optional<RollingOut> now =
                rollout.of(service).map(it -> RollingOut.of(service, it, failures));
        if (!now.equals(seen)) {
            seen = now;
            now.ifPresent(told);
        }
    }

    private String newestFailure() {
        return failures.stream()
                .findFirst()
                .map(task -> " (" + StoppedTasks.describe(task) + ")")
                .orElse("");
    }

    private EngineException failure(Service service, String why) {
        List<Task> tasks = failures.stream().limit(EVENTS).toList();
        List<String> events =
                service.events().stream().limit(EVENTS).map(ServiceEvent::message).toList();
        String cause =
                String.join(
                        "\n",
                        Stream.of(
                                        Stream.of(why),
                                        tasks.stream()
                                                .map(StoppedTasks::describe)
                                                .distinct()
                                                .map(task -> "Stopped task: " + task),
                                        evidence.lastWords(tasks).stream()
                                                .map(line -> "Log: " + line),
                                        evidence.targets(service).stream()
                                                .map(target -> "Target: " + target),
                                        events.stream().map(e -> "Event: " + e))
                                .flatMap(lines -> lines)
                                .toList());
        return new EngineException(
                Failure.of("rolling out the service " + name, cause, remedy(cause)));
    }

    static String remedy(String cause) {
        return REMEDIES.entrySet().stream()
                .filter(known -> cause.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(
                        "Read the log of the containers that stopped, put right what stopped them,"
                                + " then try again.");
    }

    private static Map<String, String> remedies() {
        Map<String, String> remedies = new java.util.LinkedHashMap<>();
        remedies.put(
                "CannotPullContainerError",
                "Check that the image exists under this very name, that the execution role may pull"
                        + " it, and that the subnets have a way out to the registry.");
        remedies.put(
                "ResourceInitializationError",
                "Check that the secrets and log groups of the task exist, that the execution role"
                        + " may read them, and that the subnets have a way out to AWS.");
        remedies.put(
                "unable to assume the role",
                "Check that the trust policy of the task role and of the execution role names"
                        + " ecs-tasks.amazonaws.com, then try again.");
        remedies.put(
                "OutOfMemory",
                "A container needed more memory than it has: give the task more, then try"
                        + " again.");
        remedies.put(
                "failed ELB health checks",
                "The load balancer found the tasks unhealthy: check the health check's path and"
                        + " status codes, the port that the application listens on, and how long it"
                        + " takes to start.");
        remedies.put(
                "failed container health checks",
                "Run the container's health check command in the image, and check how long the"
                        + " application takes to start.");
        remedies.put(
                "apacity is unavailable",
                "Fargate has no room at the moment: give FARGATE a larger share than FARGATE_SPOT,"
                        + " or add subnets in other availability zones, then try again.");
        return java.util.Collections.unmodifiableMap(remedies);
    }
}
