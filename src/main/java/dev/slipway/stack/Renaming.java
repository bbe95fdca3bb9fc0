package dev.slipway.stack;

import java.util.function.Function;

/** Gives a stack another name. Names that were derived from the old one follow. */
public final class Renaming {
    private final Stack stack;
    private final Stack before;
    private final Stack after;

    private Renaming(Stack stack, String name) {
        this.stack = stack;
        this.before = Defaults.stack(stack.name());
        this.after = Defaults.stack(name);
    }

    /** The stack under its new name; a name that somebody chose stays. */
    public static Stack of(Stack stack, String name) {
        return new Renaming(stack, name).renamed();
    }

    private Stack renamed() {
        LoadBalancer balancer = stack.loadBalancer();
        Cluster cluster = stack.cluster();
        Logging logging = stack.logging();
        return new Stack(
                after.name(),
                stack.region(),
                stack.network(),
                new LoadBalancer(
                        follow(all -> all.loadBalancer().name()),
                        balancer.httpPort(),
                        balancer.allowedCidrs(),
                        balancer.tlsPolicy()),
                stack.domain(),
                new Cluster(
                        follow(all -> all.cluster().name()),
                        cluster.containerInsights(),
                        follow(all -> all.cluster().namespace())),
                new Services(service(Colour.BLUE), service(Colour.GREEN)),
                stack.routing(),
                new Logging(
                        logging.retentionDays(),
                        follow(all -> all.logging().streamName()),
                        logging.bucket(),
                        logging.fluentBitImage(),
                        logging.redshift()),
                stack.tags());
    }

    private Service service(Colour colour) {
        Service service = stack.service(colour);
        Container container = service.container();
        String name = follow(all -> all.service(colour).name());
        String inner = follow(all -> all.service(colour).container().name());
        // The log group is derived from the service and its container, whoever named those.
        boolean derived =
                service.logGroup().equals(Defaults.logGroup(service.name(), container.name()));
        return service.withName(name)
                .withContainer(
                        new Container(
                                inner,
                                container.image(),
                                container.port(),
                                container.command(),
                                container.environment(),
                                container.secrets(),
                                container.healthCheck()))
                .withTargetGroup(
                        service.targetGroup()
                                .withName(follow(all -> all.service(colour).targetGroup().name())))
                .withLogGroup(derived ? Defaults.logGroup(name, inner) : service.logGroup());
    }

    private String follow(Function<Stack, String> name) {
        String now = name.apply(stack);
        return now.equals(name.apply(before)) ? name.apply(after) : now;
    }
}
