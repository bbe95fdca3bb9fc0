package dev.slipway.blueprint;

import dev.slipway.aws.Account;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceGraph;
import dev.slipway.engine.ResourceGraph.Node;
import dev.slipway.resources.Catalogue;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Stack;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a stack means on AWS. Each part of it adds its resources to one graph; the names of the
 * nodes are the addresses under which users see them.
 */
final class Blueprint {
    private final Stack stack;
    private final Account.Identity identity;
    private final Catalogue catalogue;
    private final Function<String, Optional<String>> secrets;
    private final ResourceGraph graph = new ResourceGraph();

    /**
     * @param secrets the value of a managed secret by its name, empty if it was not handed over
     */
    Blueprint(
            Stack stack,
            Account.Identity identity,
            Catalogue catalogue,
            Function<String, Optional<String>> secrets) {
        this.stack = stack;
        this.identity = identity;
        this.catalogue = catalogue;
        this.secrets = secrets;
    }

    ResourceGraph graph() {
        Logs logs = Logs.add(this);
        Delivery delivery = Delivery.add(this, logs);
        Front front = Front.add(this);
        Compute compute = Compute.add(this, logs);
        for (Colour colour : Colour.values()) {
            ServiceParts.add(this, colour, logs, delivery, front, compute);
        }
        return graph;
    }

    Stack stack() {
        return stack;
    }

    Account.Identity identity() {
        return identity;
    }

    Function<String, Optional<String>> secrets() {
        return secrets;
    }

    /** An ARN of this account in the stack's region. */
    String arn(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s"
                .formatted(
                        identity.partition(),
                        service,
                        stack.region(),
                        identity.accountId(),
                        resource);
    }

    @SuppressWarnings("unchecked") // a resource is of its own class
    <R extends Resource> Node<R> put(String name, R resource, Node<?>... after) {
        return graph.add(name, catalogue.of((Class<R>) resource.getClass()), resource, after);
    }
}
