package dev.slipway.ui.wizard;

import dev.slipway.stack.LoadBalancer;

/** The values of the load balancer. */
final class LoadBalancerValues {
    private final Values values = new Values("");

    LoadBalancerValues(Draft draft) {
        values.add(
                Value.of(
                        draft,
                        "loadBalancer.name",
                        stack -> stack.loadBalancer().name(),
                        (stack, name) -> {
                            LoadBalancer it = stack.loadBalancer();
                            return stack.withLoadBalancer(
                                    new LoadBalancer(
                                            name,
                                            it.httpPort(),
                                            it.allowedCidrs(),
                                            it.tlsPolicy()));
                        }));
        values.add(
                Value.number(
                        draft,
                        "loadBalancer.httpPort",
                        stack -> stack.loadBalancer().httpPort(),
                        (stack, port) ->
                                stack.withLoadBalancer(stack.loadBalancer().withHttpPort(port))));
        values.add(
                Value.of(
                        draft,
                        "loadBalancer.allowedCidrs",
                        stack -> Values.line(stack.loadBalancer().allowedCidrs()),
                        (stack, line) -> {
                            LoadBalancer it = stack.loadBalancer();
                            return stack.withLoadBalancer(
                                    new LoadBalancer(
                                            it.name(),
                                            it.httpPort(),
                                            Values.entries(line),
                                            it.tlsPolicy()));
                        }));
        values.add(
                Value.of(
                        draft,
                        "loadBalancer.tlsPolicy",
                        stack -> stack.loadBalancer().tlsPolicy(),
                        (stack, policy) -> {
                            LoadBalancer it = stack.loadBalancer();
                            return stack.withLoadBalancer(
                                    new LoadBalancer(
                                            it.name(), it.httpPort(), it.allowedCidrs(), policy));
                        }));
    }

    Values values() {
        return values;
    }
}
