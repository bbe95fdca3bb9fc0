package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;
import dev.slipway.aws.Audit;
import dev.slipway.engine.Changes;
import dev.slipway.engine.FakeScope;
import dev.slipway.engine.Live;
import dev.slipway.engine.Properties;
import dev.slipway.engine.Property;
import dev.slipway.engine.PropertyChange;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.ResourceKind.Deletion;
import dev.slipway.engine.Scope;
import dev.slipway.engine.Time;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Leads resources through their lives as the engine does, against a server.
 *
 * @param gaps paths of properties that the server is known not to give back; each must really be
 *     missing, so that the list never says more than is true
 */
record Life<R extends Resource>(ResourceKind<R> kind, Scope scope, Set<String> gaps) {

    /** An account and the calls that were made to it. */
    record Door(Account account, List<Audit.Call> calls) {
        static Door to(MotoServer.Endpoint moto) {
            List<Audit.Call> calls = new CopyOnWriteArrayList<>();
            return new Door(new Account(moto.settings().with((Audit) calls::add)), calls);
        }

        <R extends Resource> Life<R> life(
                Function<Account, ResourceKind<R>> kind, String name, String... gaps) {
            ResourceKind<R> made = kind.apply(account);
            return new Life<>(made, FakeScope.of(made.name(), name, Time.real()), Set.of(gaps));
        }

        /** The operations sent since the last time, without asking whose account it is. */
        List<String> operations() {
            List<String> operations =
                    calls.stream()
                            .map(Audit.Call::operation)
                            .filter(name -> !name.equals("GetCallerIdentity"))
                            .toList();
            calls.clear();
            return operations;
        }
    }

    Optional<Live<R>> read(R sought) {
        return kind.read(sought, scope);
    }

    /** Creates what is not there yet, and finds it again as it should be. */
    Live<R> create(R desired) {
        assertThat(read(desired)).as("before it is created").isEmpty();
        Live<R> live = kind.ready(desired, kind.create(desired, scope), scope);
        assertThat(differences(desired, live.properties())).isEmpty();
        return found(desired, live);
    }

    /** Changes it, and finds it again as it should be. */
    Live<R> update(Live<R> live, R desired) {
        Changes changes = changes(live.properties(), desired);
        assertThat(changes.isEmpty()).as("nothing to change").isFalse();
        return found(
                desired, kind.ready(desired, kind.update(desired, live, changes, scope), scope));
    }

    void retag(Live<R> live) {
        kind.tag(live, Map.of("team", "blue", "slipway:run", "2"), Set.of());
        assertThat(tags(live)).containsEntry("team", "blue").containsEntry("slipway:run", "2");
        Live<R> now = read(live.properties()).orElseThrow();
        kind.tag(now, Map.of(), Set.of("team"));
        assertThat(tags(live)).doesNotContainKey("team").containsEntry("slipway:run", "2");
    }

    private Map<String, String> tags(Live<R> live) {
        return read(live.properties()).orElseThrow().tags().orElseThrow();
    }

    void delete(Live<R> live) {
        assertThat(kind.delete(live, scope)).isEqualTo(new Deletion.Gone());
        assertThat(read(live.properties())).as("after it was deleted").isEmpty();
        assertThat(kind.delete(live, scope)).as("twice").isEqualTo(new Deletion.Gone());
    }

    private Live<R> found(R desired, Live<R> expected) {
        Live<R> found = read(desired).orElseThrow(() -> new AssertionError("not found"));
        assertThat(found.id()).isEqualTo(expected.id());
        assertThat(found.outputs()).isEqualTo(expected.outputs());
        if (kind.partOf().isPresent()) {
            assertThat(found.tags()).isEmpty();
        } else {
            assertThat(found.tags().orElseThrow()).containsAllEntriesOf(scope.tags());
        }
        assertThat(gapsAmong(differences(desired, found.properties())))
                .as("properties that differ when read back")
                .isEqualTo(gaps);
        return found;
    }

    /** The gap a difference belongs to, or the difference itself. */
    private Set<String> gapsAmong(Set<String> paths) {
        return paths.stream()
                .map(
                        path ->
                                gaps.stream()
                                        .filter(gap -> Properties.covers(gap, path))
                                        .findFirst()
                                        .orElse(path))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> differences(Resource desired, Resource live) {
        return changes(live, desired).all().stream()
                .map(PropertyChange::path)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Changes changes(Resource live, Resource desired) {
        Map<String, Property> from = Properties.of(live);
        Map<String, Property> to = Properties.of(desired);
        List<PropertyChange> changes = new ArrayList<>();
        Stream.concat(from.keySet().stream(), to.keySet().stream())
                .distinct()
                .sorted()
                .filter(path -> !Objects.equals(from.get(path), to.get(path)))
                .forEach(
                        path ->
                                changes.add(
                                        new PropertyChange(
                                                path,
                                                Optional.ofNullable(from.get(path)),
                                                Optional.ofNullable(to.get(path)),
                                                PropertyChange.Reason.EDITED,
                                                false)));
        return new Changes(changes);
    }
}
