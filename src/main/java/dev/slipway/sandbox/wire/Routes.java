package dev.slipway.sandbox.wire;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The routes of a service, found when first asked for: that loads all its shapes. */
final class Routes {
    private final Service service;
    private final Function<Operation, String> template;
    private List<Route> all = List.of();
    private Map<String, Route> byOperation = Map.of();

    Routes(Service service, Function<Operation, String> template) {
        this.service = service;
        this.template = template;
    }

    /** Where several fit equally well, the first in the order of the alphabet. */
    Optional<Route> find(Call call) {
        return all().stream()
                .filter(route -> route.serves(call))
                .sorted(
                        Comparator.comparing((Route route) -> -route.fit(call))
                                .thenComparing(route -> route.operation().name()))
                .findFirst();
    }

    Route of(Operation operation) {
        all();
        return byOperation.get(operation.name());
    }

    private synchronized List<Route> all() {
        if (all.isEmpty()) {
            all =
                    service.operations().stream()
                            .map(operation -> Route.of(operation, template.apply(operation)))
                            .toList();
            byOperation =
                    all.stream()
                            .collect(
                                    Collectors.toMap(
                                            route -> route.operation().name(), route -> route));
        }
        return all;
    }
}
