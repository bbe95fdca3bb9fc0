package dev.slipway.ui.wizard;

import dev.slipway.stack.Cluster;
import dev.slipway.stack.PreviewHeader;
import dev.slipway.stack.Routing;
import dev.slipway.stack.Weights;

/** What both colours share: their cluster, and how requests are divided between them at first. */
final class SharedModel {
    private final Draft draft;
    private final Values values = new Values("");

    SharedModel(Draft draft) {
        this.draft = draft;
        cluster();
        routing();
    }

    Draft draft() {
        return draft;
    }

    Values values() {
        return values;
    }

    private void cluster() {
        values.add(
                Value.of(
                        draft,
                        "cluster.name",
                        stack -> stack.cluster().name(),
                        (stack, name) -> {
                            Cluster it = stack.cluster();
                            return stack.withCluster(
                                    new Cluster(name, it.containerInsights(), it.namespace()));
                        }));
        values.add(
                Value.of(
                        draft,
                        "cluster.namespace",
                        stack -> stack.cluster().namespace(),
                        (stack, namespace) -> {
                            Cluster it = stack.cluster();
                            return stack.withCluster(
                                    new Cluster(it.name(), it.containerInsights(), namespace));
                        }));
    }

    private void routing() {
        values.add(
                Value.number(
                        draft,
                        "routing.weights.blue",
                        stack -> stack.routing().weights().blue(),
                        (stack, n) -> {
                            Routing it = stack.routing();
                            return stack.withRouting(
                                    new Routing(
                                            new Weights(n, it.weights().green()), it.preview()));
                        }));
        values.add(
                Value.number(
                        draft,
                        "routing.weights.green",
                        stack -> stack.routing().weights().green(),
                        (stack, n) -> {
                            Routing it = stack.routing();
                            return stack.withRouting(
                                    new Routing(new Weights(it.weights().blue(), n), it.preview()));
                        }));
        values.add(
                Value.of(
                        draft,
                        "routing.preview.name",
                        stack -> stack.routing().preview().name(),
                        (stack, name) -> {
                            Routing it = stack.routing();
                            return stack.withRouting(
                                    new Routing(
                                            it.weights(),
                                            new PreviewHeader(name, it.preview().value())));
                        }));
        values.add(
                Value.of(
                        draft,
                        "routing.preview.value",
                        stack -> stack.routing().preview().value(),
                        (stack, value) -> {
                            Routing it = stack.routing();
                            return stack.withRouting(
                                    new Routing(
                                            it.weights(),
                                            new PreviewHeader(it.preview().name(), value)));
                        }));
    }
}
