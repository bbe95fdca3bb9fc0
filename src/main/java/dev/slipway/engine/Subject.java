package dev.slipway.engine;

import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One address that a plan has to decide on: what is desired there, and what is remembered.
 *
 * @param desired the properties as the graph has them, unresolved
 */
record Subject<R extends Resource>(
        Address address,
        ResourceKind<R> kind,
        Optional<R> desired,
        Optional<Entry> entry,
        Set<Address> dependencies) {

    static <R extends Resource> Subject<R> wanted(
            ResourceGraph.Node<R> node, Optional<Entry> entry) {
        Set<Address> dependencies = new LinkedHashSet<>(node.dependencies());
        return new Subject<>(
                node.address(), node.kind(), Optional.of(node.desired()), entry, dependencies);
    }

    static <R extends Resource> Subject<R> remembered(ResourceKind<R> kind, Entry entry) {
        return new Subject<>(
                entry.address(), kind, Optional.empty(), Optional.of(entry), entry.dependencies());
    }

    /** The predecessor of this resource that still has to be deleted. */
    Subject<R> predecessor(Entry old) {
        return new Subject<>(address, kind, Optional.empty(), Optional.of(old), old.dependencies());
    }

    Optional<R> lastApplied(JsonMapper json) {
        return entry.flatMap(known -> Json.read(json, known.properties(), kind.type()));
    }

    /** The desired properties with everything filled in that is known. */
    Optional<R> resolved(
            java.util.function.Function<Address, Optional<Map<String, String>>> outputs) {
        return desired.map(raw -> Records.resolve(raw, outputs))
                .map(
                        base ->
                                entry.flatMap(Entry::suffix)
                                        .map(suffix -> kind.renamed(base, suffix))
                                        .orElse(base));
    }

    /** What this is a part of, among its dependencies. */
    Optional<Address> parent() {
        return kind.partOf()
                .flatMap(
                        type ->
                                dependencies.stream()
                                        .filter(d -> d.kind().equals(type.getSimpleName()))
                                        .findFirst());
    }
}
