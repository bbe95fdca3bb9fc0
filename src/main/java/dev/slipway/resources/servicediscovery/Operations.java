package dev.slipway.resources.servicediscovery;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Scope;
import dev.slipway.engine.Scope.Poll;

import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.FilterCondition;
import software.amazon.awssdk.services.servicediscovery.model.Operation;
import software.amazon.awssdk.services.servicediscovery.model.OperationFilter;
import software.amazon.awssdk.services.servicediscovery.model.OperationFilterName;
import software.amazon.awssdk.services.servicediscovery.model.OperationStatus;
import software.amazon.awssdk.services.servicediscovery.model.OperationSummary;
import software.amazon.awssdk.services.servicediscovery.model.OperationTargetType;
import software.amazon.awssdk.services.servicediscovery.model.OperationType;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What Cloud Map does after it has answered; the SDK has no waiter for it. */
record Operations(Supplier<ServiceDiscoveryClient> cloudMap) {

    /**
     * Waits until an operation has ended.
     *
     * @param doing what the operation does, as in "creating the namespace shop"
     * @return the id of the namespace or service that it was about; empty if of neither
     * @throws EngineException if the operation failed
     */
    String await(String id, String doing, Duration timeout, Scope scope) {
        return scope.await(
                doing,
                timeout,
                () -> {
                    Operation operation =
                            cloudMap.get().getOperation(any -> any.operationId(id)).operation();
                    return switch (operation.status()) {
                        case SUCCESS -> Poll.done(target(operation));
                        case FAIL -> throw failure(doing, operation);
                        default -> Poll.waiting(waiting(operation));
                    };
                });
    }

    /**
     * Waits until no namespace of the account is being created any more.
     *
     * @return whether one was
     */
    boolean awaitCreations(Duration timeout, Scope scope) {
        List<String> underWay =
                cloudMap
                        .get()
                        .listOperationsPaginator(
                                request ->
                                        request.filters(
                                                among(
                                                        OperationFilterName.TYPE,
                                                        OperationType.CREATE_NAMESPACE.toString()),
                                                among(
                                                        OperationFilterName.STATUS,
                                                        OperationStatus.SUBMITTED.toString(),
                                                        OperationStatus.PENDING.toString())))
                        .stream()
                        .flatMap(page -> page.operations().stream())
                        .map(OperationSummary::id)
                        .toList();
        underWay.forEach(id -> awaitEnd(id, timeout, scope));
        return !underWay.isEmpty();
    }

    private static OperationFilter among(OperationFilterName name, String... values) {
        return OperationFilter.builder()
                .name(name)
                .condition(FilterCondition.IN)
                .values(values)
                .build();
    }

    /** Somebody else's may fail without being a failure of ours. */
    private void awaitEnd(String id, Duration timeout, Scope scope) {
        scope.await(
                "the creation of a namespace",
                timeout,
                () -> {
                    Operation operation =
                            cloudMap.get().getOperation(any -> any.operationId(id)).operation();
                    return switch (operation.status()) {
                        case SUCCESS, FAIL -> Poll.done(operation.status());
                        default -> Poll.waiting(waiting(operation));
                    };
                });
    }

    private static String waiting(Operation operation) {
        return "Cloud Map: " + operation.statusAsString().toLowerCase(Locale.ROOT);
    }

    private static String target(Operation operation) {
        return Optional.ofNullable(operation.targets().get(OperationTargetType.NAMESPACE))
                .or(() -> Optional.ofNullable(operation.targets().get(OperationTargetType.SERVICE)))
                .orElse("");
    }

    private static EngineException failure(String doing, Operation operation) {
        return new EngineException(
                new Failure(
                        doing,
                        Optional.empty(),
                        Optional.ofNullable(operation.errorCode()),
                        Optional.empty(),
                        Optional.ofNullable(operation.errorMessage())
                                .orElse("Cloud Map could not do it and does not say why."),
                        "Put the cause right, then try again."));
    }
}
