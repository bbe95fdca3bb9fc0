package dev.slipway.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;
import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Engine;
import dev.slipway.engine.Plan;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Summary;
import dev.slipway.sandbox.Colleague;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.SeedInSandbox;
import dev.slipway.sandbox.world.VirtualTime;
import dev.slipway.stack.Colour;
import dev.slipway.stack.ContainerImage;
import dev.slipway.stack.Stack;
import dev.slipway.stack.Weights;

import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The seed's stack in a sandbox on virtual time, whose traffic is to be moved. */
final class Crossing {
    final Sandbox sandbox = new Sandbox(new VirtualTime(), 1);
    final ElasticLoadBalancingV2Client elb = sandbox.client(ElasticLoadBalancingV2Client.class);
    final Colleague colleague = new Colleague(sandbox);
    final SeedInSandbox seed;
    final Stack stack;
    final Path folder;
    final Traffic traffic;
    private final Path home;

    Crossing(Path home, ExecutionInterceptor... interceptors) {
        this.home = home;
        seed = new SeedInSandbox(sandbox, home, interceptors);
        stack = seed.stack();
        assertThat(seed.apply(stack).complete()).isTrue();
        try (Deployment deployment = open()) {
            folder = deployment.folder();
        }
        traffic = traffic();
    }

    Deployment open() {
        return open(stack);
    }

    /** As its file describes it by now. */
    Deployment open(Stack described) {
        return new Deployment(described, seed.account(), home, _ -> Optional.of("rehearsed"));
    }

    /** Releases an image of a stack as its file describes it by now. */
    Summary deploy(Stack described, Colour colour, ContainerImage image) {
        try (Deployment deployment = open(described);
                Engine.Run run = deployment.begin()) {
            Releases releases = new Releases(deployment);
            Release release = releases.release(colour, image, Optional.empty());
            Plan plan = releases.plan(run, release);
            assertThat(plan.conflicts()).isEmpty();
            return releases.deploy(run, plan, release, new StopSignal(), _ -> {});
        }
    }

    Service service(Colour colour) {
        return sandbox.client(EcsClient.class)
                .describeServices(
                        r -> r.cluster("ecs-integrated").services(stack.service(colour).name()))
                .services()
                .getFirst();
    }

    /** What a task of a colour was started from. */
    String digest(Colour colour) {
        EcsClient ecs = sandbox.client(EcsClient.class);
        List<String> tasks =
                ecs.listTasks(
                                r ->
                                        r.cluster("ecs-integrated")
                                                .serviceName(stack.service(colour).name()))
                        .taskArns();
        return ecs
                .describeTasks(r -> r.cluster("ecs-integrated").tasks(tasks.getFirst()))
                .tasks()
                .getFirst()
                .containers()
                .stream()
                .filter(c -> c.name().equals(stack.service(colour).container().name()))
                .map(Container::imageDigest)
                .findFirst()
                .orElseThrow();
    }

    /** What a colour is to run, as the account has it. */
    String image(Colour colour) {
        return sandbox
                .client(EcsClient.class)
                .describeTaskDefinition(r -> r.taskDefinition(service(colour).taskDefinition()))
                .taskDefinition()
                .containerDefinitions()
                .stream()
                .filter(c -> c.name().equals(stack.service(colour).container().name()))
                .map(ContainerDefinition::image)
                .findFirst()
                .orElseThrow();
    }

    /** As another process has it. */
    Traffic traffic() {
        return traffic(seed.account());
    }

    /** As somebody has it whose calls go wrong by plan. */
    Traffic traffic(Account account) {
        try (Deployment deployment = open()) {
            return new Traffic(stack, deployment.remembered(), account, folder);
        }
    }

    String ruleArn() {
        return traffic.site().rule();
    }

    String group(Colour colour) {
        return traffic.site().side(colour).targetGroup();
    }

    /** The rule as the account has it, looked at by somebody else. */
    Action forward() {
        Rule rule = elb.describeRules(r -> r.ruleArns(ruleArn())).rules().getFirst();
        return rule.actions().getFirst();
    }

    Weights weights() {
        Map<String, Integer> weights = new java.util.HashMap<>();
        forward()
                .forwardConfig()
                .targetGroups()
                .forEach(group -> weights.put(group.targetGroupArn(), group.weight()));
        return new Weights(weights.get(group(Colour.BLUE)), weights.get(group(Colour.GREEN)));
    }

    void weigh(int blue, int green) {
        colleague.weigh(ruleArn(), Map.of(group(Colour.BLUE), blue, group(Colour.GREEN), green));
    }

    static Shift green(String percent) {
        return Shift.byHand(Share.of(Colour.GREEN, new BigDecimal(percent)));
    }

    void resize(Colour colour, int tasks) {
        colleague.resize("ecs-integrated", stack.service(colour).name(), tasks);
    }

    void pass(Duration duration) {
        seed.pass(duration);
    }

    /** Does something as a task of the clock, which then jumps only when all of its tasks sleep. */
    void onClock(Runnable body) {
        onClock(List.of(body));
    }

    void onClock(List<Runnable> bodies) {
        // A task that starts the others: else the clock would jump between two starts.
        CompletableFuture<Void> all = new CompletableFuture<>();
        List<CompletableFuture<Void>> done =
                bodies.stream().map(_ -> new CompletableFuture<Void>()).toList();
        sandbox.time()
                .start(
                        () -> {
                            for (int i = 0; i < bodies.size(); i++) {
                                int number = i;
                                sandbox.time()
                                        .start(() -> run(bodies.get(number), done.get(number)));
                            }
                            all.complete(null);
                        });
        all.join();
        done.forEach(CompletableFuture::join);
    }

    private static void run(Runnable body, CompletableFuture<Void> done) {
        try {
            body.run();
            done.complete(null);
        } catch (Throwable e) {
            done.completeExceptionally(e);
        }
    }
}
