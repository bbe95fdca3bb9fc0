package dev.slipway.resources.servicediscovery;

import dev.slipway.aws.Account;
import dev.slipway.engine.Changes;
import dev.slipway.engine.Group;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Live;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;
import dev.slipway.engine.Scope.Poll;
import dev.slipway.resources.common.Names;
import dev.slipway.resources.common.TagLookup;

import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.DuplicateRequestException;
import software.amazon.awssdk.services.servicediscovery.model.FilterCondition;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceFilterName;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceType;
import software.amazon.awssdk.services.servicediscovery.model.ResourceInUseException;
import software.amazon.awssdk.services.servicediscovery.model.ResourceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.Tag;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A Cloud Map namespace without DNS, in which services find each other through Service Connect.
 *
 * @param name 1 to 1,024 printable ASCII characters; unique among the region's HTTP namespaces
 * @see <a
 *     href="https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateHttpNamespace.html">CreateHttpNamespace</a>
 */
public record HttpNamespace(@Immutable String name) implements Resource {
    public static final String ARN = "arn";
    public static final String ID = "id";
    public static final String NAME = "name";

    /** The calls for HTTP namespaces. */
    public static final class Kind implements ResourceKind<HttpNamespace> {
        private static final Duration PATIENCE = Duration.ofMinutes(10);

        private final Supplier<ServiceDiscoveryClient> cloudMap;
        private final TagLookup tags;
        private final Operations operations;

        public Kind(Account account) {
            this(account::serviceDiscovery, TagLookup.in(account));
        }

        Kind(Supplier<ServiceDiscoveryClient> cloudMap, TagLookup tags) {
            this.cloudMap = cloudMap;
            this.tags = tags;
            this.operations = new Operations(cloudMap);
        }

        @Override
        public Class<HttpNamespace> type() {
            return HttpNamespace.class;
        }

        @Override
        public String words() {
            return "Cloud Map namespace";
        }

        @Override
        public Group group() {
            return Group.COMPUTE;
        }

        @Override
        public String identity(HttpNamespace desired) {
            return desired.name;
        }

        /** One that is being created is not listed yet. */
        @Override
        public Optional<Live<HttpNamespace>> read(HttpNamespace sought, Scope scope) {
            Optional<Live<HttpNamespace>> listed = listed(sought, scope);
            return listed.isEmpty() && operations.awaitCreations(PATIENCE, scope)
                    ? listed(sought, scope)
                    : listed;
        }

        private Optional<Live<HttpNamespace>> listed(HttpNamespace sought, Scope scope) {
            var known = tags.known(scope, "servicediscovery");
            return cloudMap
                    .get()
                    .listNamespacesPaginator(
                            request ->
                                    request.filters(
                                            filter ->
                                                    filter.name(NamespaceFilterName.HTTP_NAME)
                                                            .values(sought.name)
                                                            .condition(FilterCondition.EQ)))
                    .stream()
                    .flatMap(page -> page.namespaces().stream())
                    .filter(found -> found.type() == NamespaceType.HTTP)
                    .filter(found -> found.name().equals(sought.name))
                    .filter(found -> !scope.deposed().contains(found.id()))
                    .findFirst()
                    .flatMap(
                            found ->
                                    known.apply(found.arn())
                                            .or(() -> tags(found.arn()))
                                            .map(
                                                    tags ->
                                                            live(
                                                                    new HttpNamespace(found.name()),
                                                                    found.id(),
                                                                    found.arn(),
                                                                    tags)));
        }

        /** The namespace only has an id when the operation that creates it has ended. */
        @Override
        public Live<HttpNamespace> create(HttpNamespace desired, Scope scope) {
            String id =
                    operations.await(
                            begin(desired, scope),
                            "creating the namespace " + desired.name,
                            PATIENCE,
                            scope);
            String arn = cloudMap.get().getNamespace(any -> any.id(id)).namespace().arn();
            return live(desired, id, arn, scope.tags());
        }

        /** A call whose answer was lost is sent again, and Cloud Map knows its token. */
        private String begin(HttpNamespace desired, Scope scope) {
            try {
                return cloudMap.get()
                        .createHttpNamespace(
                                request ->
                                        request.name(desired.name)
                                                .creatorRequestId(scope.token())
                                                .tags(
                                                        scope.tags().entrySet().stream()
                                                                .map(Kind::tag)
                                                                .toList()))
                        .operationId();
            } catch (DuplicateRequestException e) {
                return e.duplicateOperationId();
            }
        }

        @Override
        public Live<HttpNamespace> update(
                HttpNamespace desired, Live<HttpNamespace> live, Changes changes, Scope scope) {
            return live;
        }

        /** ECS leaves the Cloud Map services behind that it made for Service Connect. */
        @Override
        public Deletion delete(Live<HttpNamespace> live, Scope scope) {
            NamespaceContents contents = new NamespaceContents(cloudMap, operations, live.id());
            Optional<String> operation =
                    scope.await(
                            "the namespace " + live.properties().name + " to be empty",
                            PATIENCE,
                            () -> {
                                try {
                                    contents.delete(scope);
                                    return Poll.done(
                                            Optional.of(
                                                    cloudMap.get()
                                                            .deleteNamespace(n -> n.id(live.id()))
                                                            .operationId()));
                                } catch (DuplicateRequestException e) {
                                    return Poll.done(Optional.of(e.duplicateOperationId()));
                                } catch (NamespaceNotFoundException e) {
                                    return Poll.done(Optional.empty());
                                } catch (ResourceInUseException e) {
                                    return Poll.waiting("services are still registered in it");
                                }
                            });
            operation.ifPresent(
                    id ->
                            operations.await(
                                    id,
                                    "deleting the namespace " + live.properties().name,
                                    PATIENCE,
                                    scope));
            return new Deletion.Gone();
        }

        @Override
        public void tag(Live<HttpNamespace> live, Map<String, String> set, Set<String> remove) {
            String arn = live.outputs().get(ARN);
            if (!set.isEmpty()) {
                cloudMap.get()
                        .tagResource(
                                request ->
                                        request.resourceARN(arn)
                                                .tags(
                                                        set.entrySet().stream()
                                                                .map(Kind::tag)
                                                                .toList()));
            }
            if (!remove.isEmpty()) {
                cloudMap.get().untagResource(any -> any.resourceARN(arn).tagKeys(remove));
            }
        }

        @Override
        public HttpNamespace renamed(HttpNamespace desired, String suffix) {
            return new HttpNamespace(Names.suffixed(desired.name, suffix, 1024));
        }

        @Override
        public Duration expected() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration expectedDelete() {
            return Duration.ofSeconds(15);
        }

        private Optional<Map<String, String>> tags(String arn) {
            try {
                Map<String, String> tags = new TreeMap<>();
                cloudMap.get()
                        .listTagsForResource(any -> any.resourceARN(arn))
                        .tags()
                        .forEach(tag -> tags.put(tag.key(), tag.value()));
                return Optional.of(tags);
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        }

        private static Tag tag(Map.Entry<String, String> tag) {
            return Tag.builder().key(tag.getKey()).value(tag.getValue()).build();
        }

        private static Live<HttpNamespace> live(
                HttpNamespace found, String id, String arn, Map<String, String> tags) {
            return Live.tagged(id, found, Map.of(ARN, arn, ID, id, NAME, found.name), tags);
        }
    }
}
