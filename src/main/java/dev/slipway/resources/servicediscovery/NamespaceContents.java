package dev.slipway.resources.servicediscovery;

import dev.slipway.engine.Scope;

import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.FilterCondition;
import software.amazon.awssdk.services.servicediscovery.model.InstanceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.InstanceSummary;
import software.amazon.awssdk.services.servicediscovery.model.ServiceFilterName;
import software.amazon.awssdk.services.servicediscovery.model.ServiceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.ServiceSummary;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The services and instances that keep a namespace from being deleted. */
record NamespaceContents(
        Supplier<ServiceDiscoveryClient> cloudMap, Operations operations, String namespace) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * @throws software.amazon.awssdk.services.servicediscovery.model.ResourceInUseException if an
     *     instance was registered meanwhile
     */
    void delete(Scope scope) {
        List<ServiceSummary> services =
                cloudMap
                        .get()
                        .listServicesPaginator(
                                request ->
                                        request.filters(
                                                filter ->
                                                        filter.name(ServiceFilterName.NAMESPACE_ID)
                                                                .values(namespace)
                                                                .condition(FilterCondition.EQ)))
                        .stream()
                        .flatMap(page -> page.services().stream())
                        .toList();
        services.forEach(service -> delete(service, scope));
    }

    private void delete(ServiceSummary service, Scope scope) {
        try {
            List<InstanceSummary> instances =
                    cloudMap
                            .get()
                            .listInstancesPaginator(any -> any.serviceId(service.id()))
                            .stream()
                            .flatMap(page -> page.instances().stream())
                            .toList();
            instances.forEach(instance -> deregister(service, instance, scope));
            cloudMap.get().deleteService(any -> any.id(service.id()));
        } catch (ServiceNotFoundException e) {
            // ECS was faster.
        }
    }

    private void deregister(ServiceSummary service, InstanceSummary instance, Scope scope) {
        try {
            String operation =
                    cloudMap.get()
                            .deregisterInstance(
                                    any -> any.serviceId(service.id()).instanceId(instance.id()))
                            .operationId();
            operations.await(
                    operation,
                    "deregistering an instance of the Cloud Map service " + service.name(),
                    PATIENCE,
                    scope);
        } catch (InstanceNotFoundException e) {
            // ECS was faster.
        }
    }
}
