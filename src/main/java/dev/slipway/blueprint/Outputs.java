package dev.slipway.blueprint;

import dev.slipway.engine.Address;
import dev.slipway.engine.Entry;
import dev.slipway.engine.State;
import dev.slipway.resources.elb.LoadBalancer;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Stack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a stack gives to its user, as far as it is there. */
record Outputs(Stack stack, State state) {

    /** The outputs by name, in the order in which they are shown. */
    Map<String, String> all() {
        Map<String, String> outputs = new LinkedHashMap<>();
        balancer()
                .ifPresent(
                        dns -> {
                            outputs.put("url", url(dns));
                            outputs.put("load balancer", dns);
                        });
        preview().ifPresent(look -> outputs.put("preview", look.command()));
        put(outputs, "cluster", "Cluster.main", stack.cluster().name());
        for (Colour colour : Colour.values()) {
            String key = colour.key();
            put(outputs, key + " service", "EcsService." + key, stack.service(colour).name());
            put(outputs, key + " log group", "LogGroup." + key, stack.service(colour).logGroup());
        }
        put(outputs, "delivery stream", "DeliveryStream.logs", stack.logging().streamName());
        outputs.putAll(bucket());
        return outputs;
    }

    private Map<String, String> bucket() {
        return entry("Bucket.logs")
                .flatMap(Entry::id)
                .map(name -> Map.of("log bucket", name))
                .orElse(Map.of());
    }

    private String url(String dnsName) {
        int port = stack.loadBalancer().httpPort();
        return stack.domain()
                .map(domain -> "https://" + domain.name() + "/")
                .orElse("http://" + dnsName + (port == 80 ? "" : ":" + port) + "/");
    }

    /** How to look at a release, once there is something to ask. */
    Optional<Preview> preview() {
        return balancer().map(dns -> new Preview(url(dns), stack.routing().preview()));
    }

    private Optional<String> balancer() {
        return output("LoadBalancer.alb", LoadBalancer.DNS_NAME);
    }

    private void put(Map<String, String> outputs, String name, String address, String value) {
        entry(address).ifPresent(any -> outputs.put(name, value));
    }

    private Optional<String> output(String address, String name) {
        return entry(address).map(entry -> entry.outputs().get(name));
    }

    private Optional<Entry> entry(String address) {
        return state.entry(Address.parse(address))
                .filter(entry -> entry.status() != Entry.Status.INTENDED);
    }
}
