package dev.slipway.stack;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stack is when nothing else is said. The stack called {@value #STACK_NAME} has the names of
 * the sample project; any other derives its names from its own, so that two stacks can live in one
 * account.
 */
public final class Defaults {
    public static final String STACK_NAME = "poc-fargate";
    public static final String TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06";
    public static final ContainerImage FLUENT_BIT_IMAGE =
            new ContainerImage("public.ecr.aws/aws-observability/aws-for-fluent-bit:stable");

    private Defaults() {}

    /** A whole stack by this name; network, region and images are for the user to say. */
    public static Stack stack(String name) {
        return new Stack(
                name,
                "",
                new Network("", "", List.of(), List.of()),
                new LoadBalancer(name, 80, List.of("0.0.0.0/0"), TLS_POLICY),
                Optional.empty(),
                new Cluster(
                        isSample(name) ? "ecs-integrated" : name, ContainerInsights.ENABLED, name),
                new Services(service(name, Colour.BLUE), service(name, Colour.GREEN)),
                new Routing(new Weights(100, 0), new PreviewHeader("X-Preview", "green")),
                new Logging(
                        7,
                        name + "-firehose-stream",
                        Optional.empty(),
                        FLUENT_BIT_IMAGE,
                        Optional.empty()),
                Map.of());
    }

    /** An image to try a stack with. */
    public static ContainerImage sampleImage(Colour colour) {
        return new ContainerImage(
                colour == Colour.BLUE
                        ? "public.ecr.aws/aws-containers/ecsdemo-frontend:776fd50"
                        : "docker.io/library/nginx:latest");
    }

    /** The log group of a service whose name and container are known. */
    public static String logGroup(String service, String container) {
        return service.equals("veera-service")
                ? "/aws/ecs/veera-service"
                : "/aws/ecs/" + service + "/" + container;
    }

    private static Service service(String stack, Colour colour) {
        boolean blue = colour == Colour.BLUE;
        boolean sample = isSample(stack);
        String derived = stack + "-" + colour.key();
        String name = !sample ? derived : blue ? "poc-ecs-service" : "veera-service";
        String container = !sample ? "app" : blue ? "poc-ecs-app" : "nginx";
        String targetGroup = !sample ? derived : blue ? "poc-ecs-tg" : "poc-ecs-tg-alternate";
        return new Service(
                name,
                new Container(
                        container,
                        new ContainerImage(""),
                        blue ? 3000 : 80,
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty()),
                new FargateSize(1024, 4096),
                Architecture.X86_64,
                2,
                new CapacitySplit(1, 1, 1),
                new TargetGroup(
                        targetGroup,
                        new HealthCheck("/", blue ? "200-399" : "200", 30, 5, 5, 2),
                        5),
                60,
                logGroup(name, container),
                Optional.empty());
    }

    private static boolean isSample(String stack) {
        return stack.equals(STACK_NAME);
    }
}
