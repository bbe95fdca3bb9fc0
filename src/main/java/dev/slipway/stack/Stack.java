package dev.slipway.stack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user wants: two versions of a web application behind one load balancer, on Fargate.
 *
 * <p>A stack holds whatever was said, right or wrong, so that a half-finished one can be shown and
 * mended; text that was not given is empty. {@link StackValidator} says what is wrong with it.
 *
 * @param name lower-case letters, digits and hyphens, at most {@link Names#LONGEST_STACK_NAME};
 *     unique in account and region, and the root of derived names
 * @param region such as {@code us-east-2}
 * @param domain without one the stack serves plain HTTP on the load balancer's own DNS name
 * @param tags set on every resource beside Slipway's own
 */
public record Stack(
        String name,
        String region,
        Network network,
        LoadBalancer loadBalancer,
        Optional<Domain> domain,
        Cluster cluster,
        Services services,
        Routing routing,
        Logging logging,
        Map<String, String> tags) {

    public Stack {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    public Service service(Colour colour) {
        return services.of(colour);
    }

    /**
     * The environment of a service's container: {@code FIREHOSE_STREAM}, {@code LOG_GROUP} and
     * {@code AWS_REGION}, then the user's own values, which win over these where they share a name.
     */
    public List<EnvironmentValue> environment(Colour colour) {
        Service service = service(colour);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("FIREHOSE_STREAM", logging.streamName());
        values.put("LOG_GROUP", service.logGroup());
        values.put("AWS_REGION", region);
        service.container().secrets().forEach(secret -> values.remove(secret.name()));
        service.container().environment().forEach(own -> values.put(own.name(), own.value()));
        List<EnvironmentValue> environment = new ArrayList<>();
        values.forEach((key, value) -> environment.add(new EnvironmentValue(key, value)));
        return List.copyOf(environment);
    }

    public Stack withNetwork(Network other) {
        return new Stack(
                name,
                region,
                other,
                loadBalancer,
                domain,
                cluster,
                services,
                routing,
                logging,
                tags);
    }

    public Stack withRegion(String other) {
        return new Stack(
                name,
                other,
                network,
                loadBalancer,
                domain,
                cluster,
                services,
                routing,
                logging,
                tags);
    }

    public Stack withLoadBalancer(LoadBalancer other) {
        return new Stack(
                name, region, network, other, domain, cluster, services, routing, logging, tags);
    }

    public Stack withDomain(Optional<Domain> other) {
        return new Stack(
                name,
                region,
                network,
                loadBalancer,
                other,
                cluster,
                services,
                routing,
                logging,
                tags);
    }

    public Stack withCluster(Cluster other) {
        return new Stack(
                name,
                region,
                network,
                loadBalancer,
                domain,
                other,
                services,
                routing,
                logging,
                tags);
    }

    public Stack withService(Colour colour, Service other) {
        return new Stack(
                name,
                region,
                network,
                loadBalancer,
                domain,
                cluster,
                services.with(colour, other),
                routing,
                logging,
                tags);
    }

    public Stack withRouting(Routing other) {
        return new Stack(
                name,
                region,
                network,
                loadBalancer,
                domain,
                cluster,
                services,
                other,
                logging,
                tags);
    }

    public Stack withLogging(Logging other) {
        return new Stack(
                name,
                region,
                network,
                loadBalancer,
                domain,
                cluster,
                services,
                routing,
                other,
                tags);
    }

    public Stack withTags(Map<String, String> other) {
        return new Stack(
                name,
                region,
                network,
                loadBalancer,
                domain,
                cluster,
                services,
                routing,
                logging,
                other);
    }
}
