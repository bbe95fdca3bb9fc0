package dev.slipway.resources.servicediscovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.FakeScope;
import dev.slipway.engine.FakeTime;
import dev.slipway.engine.Live;
import dev.slipway.resources.common.TagLookup;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.CreateHttpNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.CreateHttpNamespaceResponse;
import software.amazon.awssdk.services.servicediscovery.model.GetNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.GetNamespaceResponse;
import software.amazon.awssdk.services.servicediscovery.model.GetOperationRequest;
import software.amazon.awssdk.services.servicediscovery.model.GetOperationResponse;
import software.amazon.awssdk.services.servicediscovery.model.ListNamespacesRequest;
import software.amazon.awssdk.services.servicediscovery.model.ListNamespacesResponse;
import software.amazon.awssdk.services.servicediscovery.model.ListOperationsRequest;
import software.amazon.awssdk.services.servicediscovery.model.ListOperationsResponse;
import software.amazon.awssdk.services.servicediscovery.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.servicediscovery.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceSummary;
import software.amazon.awssdk.services.servicediscovery.model.OperationStatus;
import software.amazon.awssdk.services.servicediscovery.model.OperationSummary;
import software.amazon.awssdk.services.servicediscovery.model.OperationTargetType;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

class HttpNamespaceTest {
    private final FakeCloudMap cloudMap = new FakeCloudMap();
    private final HttpNamespace.Kind kind =
            new HttpNamespace.Kind(() -> cloudMap, new TagLookup((stack, service) -> Map.of()));
    private final FakeScope scope = FakeScope.of("HttpNamespace", "main", new FakeTime());

    @Test
    void isCreatedWhenItsOperationHasEnded() {
        cloudMap.statuses.addAll(
                List.of(
                        OperationStatus.SUBMITTED,
                        OperationStatus.PENDING,
                        OperationStatus.SUCCESS));

        Live<HttpNamespace> live = kind.create(new HttpNamespace("shop"), scope);

        assertThat(live.id()).isEqualTo("ns-1");
        assertThat(live.outputs()).containsEntry(HttpNamespace.ARN, "arn:ns-1");
        assertThat(scope.reasons()).containsExactly("Cloud Map: submitted", "Cloud Map: pending");
        assertThat(cloudMap.token).isEqualTo(scope.token());
    }

    @Test
    void anOperationThatFailedSaysWhy() {
        cloudMap.statuses.add(OperationStatus.FAIL);

        assertThatThrownBy(() -> kind.create(new HttpNamespace("shop"), scope))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> {
                            assertThat(e.failure().code()).contains("ACCESS_DENIED");
                            assertThat(e.failure().cause()).isEqualTo("not allowed");
                        });
    }

    @Test
    void isFoundAgainWhileItIsStillBeingCreated() {
        cloudMap.creating = true;
        cloudMap.statuses.addAll(List.of(OperationStatus.PENDING, OperationStatus.SUCCESS));

        assertThat(kind.read(new HttpNamespace("shop"), scope))
                .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo("ns-1"));
        assertThat(scope.reasons()).containsExactly("Cloud Map: pending");
    }

    @Test
    void isNotWaitedForWhereNothingIsBeingCreated() {
        assertThat(kind.read(new HttpNamespace("shop"), scope)).isEmpty();
        assertThat(scope.reasons()).isEmpty();
    }

    private static final class FakeCloudMap implements ServiceDiscoveryClient {
        final Deque<OperationStatus> statuses = new ArrayDeque<>();
        String token;
        boolean creating;
        boolean created;

        @Override
        public CreateHttpNamespaceResponse createHttpNamespace(CreateHttpNamespaceRequest request) {
            token = request.creatorRequestId();
            return CreateHttpNamespaceResponse.builder().operationId("operation").build();
        }

        @Override
        public GetOperationResponse getOperation(GetOperationRequest request) {
            OperationStatus status = statuses.poll();
            created = status == OperationStatus.SUCCESS;
            return GetOperationResponse.builder()
                    .operation(
                            operation ->
                                    operation
                                            .status(status)
                                            .errorCode("ACCESS_DENIED")
                                            .errorMessage("not allowed")
                                            .targets(Map.of(OperationTargetType.NAMESPACE, "ns-1")))
                    .build();
        }

        /** A namespace that is being created is not among them. */
        @Override
        public ListNamespacesResponse listNamespaces(ListNamespacesRequest request) {
            var found = NamespaceSummary.builder().id("ns-1").arn("arn:ns-1").name("shop");
            return ListNamespacesResponse.builder()
                    .namespaces(created ? List.of(found.type("HTTP").build()) : List.of())
                    .build();
        }

        @Override
        public ListOperationsResponse listOperations(ListOperationsRequest request) {
            var underWay = OperationSummary.builder().id("operation").build();
            return ListOperationsResponse.builder()
                    .operations(creating ? List.of(underWay) : List.of())
                    .build();
        }

        @Override
        public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
            return ListTagsForResourceResponse.builder().build();
        }

        @Override
        public GetNamespaceResponse getNamespace(GetNamespaceRequest request) {
            return GetNamespaceResponse.builder()
                    .namespace(namespace -> namespace.arn("arn:" + request.id()))
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
