package dev.slipway.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The resources a stack consists of, and which of them must be ready before which. */
public final class ResourceGraph {

    /**
     * A resource of the graph.
     *
     * @param dependencies everything that must be ready first: what its properties refer to and
     *     what was named beside that
     */
    public record Node<R extends Resource>(
            Address address, ResourceKind<R> kind, R desired, Set<Address> dependencies) {

        /** A value that is known once this resource is ready. */
        public Output<String> output(String name) {
            return new Output.Reference(address, name);
        }
    }

    private final Map<Address, Node<?>> nodes = new LinkedHashMap<>();

    /**
     * Adds a resource whose dependencies are already in the graph, so that a graph never has a
     * circle.
     *
     * @param after what must be ready first although no property refers to it
     * @throws IllegalArgumentException if the address is taken or a dependency is missing
     */
    public <R extends Resource> Node<R> add(
            String name, ResourceKind<R> kind, R desired, Node<?>... after) {
        Address address = new Address(kind.name(), name);
        Set<Address> dependencies = new TreeSet<>(Records.sources(desired));
        for (Node<?> node : after) {
            dependencies.add(node.address());
        }
        for (Address dependency : dependencies) {
            if (!nodes.containsKey(dependency)) {
                throw new IllegalArgumentException(address + " needs " + dependency);
            }
        }
        Node<R> node = new Node<>(address, kind, desired, Set.copyOf(dependencies));
        if (nodes.putIfAbsent(address, node) != null) {
            throw new IllegalArgumentException(address + " is in the graph twice");
        }
        return node;
    }

    public Collection<Node<?>> nodes() {
        return nodes.values();
    }

    public Optional<Node<?>> node(Address address) {
        return Optional.ofNullable(nodes.get(address));
    }
}
