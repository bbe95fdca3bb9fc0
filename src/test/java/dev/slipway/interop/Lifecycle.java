package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Changes;
import dev.slipway.engine.FakeScope;
import dev.slipway.engine.Live;
import dev.slipway.engine.Properties;
import dev.slipway.engine.Property;
import dev.slipway.engine.PropertyChange;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Leads one resource through its life as the engine would, and checks at each step that the account
 * gives back what was asked for.
 */
public final class Lifecycle<R extends Resource> {
    private final ResourceKind<R> kind;
    private final FakeScope scope;
    private final Set<String> gaps;

    public Lifecycle(ResourceKind<R> kind, FakeScope scope) {
        this(kind, scope, Set.of());
    }

    private Lifecycle(ResourceKind<R> kind, FakeScope scope, Set<String> gaps) {
        this.kind = kind;
        this.scope = scope;
        this.gaps = gaps;
    }

    /**
     * The same life on a server that does not give back some properties.
     *
     * @param paths of what it does not give back; each must really be missing, so that the list
     *     never says more than is true
     */
    public Lifecycle<R> missing(String... paths) {
        return new Lifecycle<>(kind, scope, Set.of(paths));
    }

    public ResourceKind<R> kind() {
        return kind;
    }

    public FakeScope scope() {
        return scope;
    }

    /** Found as desired, but for the gaps. */
    public Live<R> found(R desired) {
        return check(desired, scope);
    }

    /** Not there, created, ready, and then found as desired both by id and by natural key. */
    public Live<R> create(R desired) {
        assertThat(read(desired)).as("before").isEmpty();
        Live<R> live = within(() -> kind.ready(desired, kind.create(desired, scope), scope));
        Live<R> byId = check(desired, scope.withId(live.id()));
        Live<R> byKey = check(desired, scope);
        assertThat(byKey.id()).isEqualTo(live.id()).isEqualTo(byId.id());
        assertThat(live.outputs()).containsAllEntriesOf(byId.outputs());
        live.tags()
                .ifPresent(
                        tags ->
                                assertThat(byId.tags().orElseThrow())
                                        .containsExactlyInAnyOrderEntriesOf(scope.tags()));
        if (kind.partOf().isEmpty() && live.tags().isPresent()) {
            assertThat(within(() -> kind.read(desired, scope.withDeposed(live.id()))))
                    .as("deposed")
                    .isEmpty();
        }
        return byId;
    }

    /** Changed in place, and found as changed. */
    public Live<R> update(Live<R> live, R desired) {
        Changes changes = changes(live.properties(), desired);
        assertThat(changes.isEmpty()).as("nothing to change").isFalse();
        within(() -> kind.ready(desired, kind.update(desired, live, changes, scope), scope));
        return check(desired, scope.withId(live.id()));
    }

    /** Tags set and removed. */
    public void tag(Live<R> live) {
        within(
                () -> {
                    kind.tag(live, Map.of("team", "web"), Set.of("slipway:run"));
                    return null;
                });
        assertThat(
                        within(() -> kind.read(live.properties(), scope.withId(live.id())))
                                .orElseThrow()
                                .tags()
                                .orElseThrow())
                .containsEntry("team", "web")
                .doesNotContainKey("slipway:run");
    }

    /** Deleted, no longer found, and deleted again. */
    public void delete(Live<R> live) {
        assertThat(within(() -> kind.delete(live, scope)))
                .isInstanceOf(ResourceKind.Deletion.Gone.class);
        assertThat(within(() -> kind.read(live.properties(), scope.withId(live.id()))))
                .as("after, by id")
                .isEmpty();
        assertThat(read(live.properties())).as("after, by key").isEmpty();
        assertThat(within(() -> kind.delete(live, scope)))
                .isInstanceOf(ResourceKind.Deletion.Gone.class);
    }

    public Optional<Live<R>> read(R sought) {
        return within(() -> kind.read(sought, scope));
    }

    private Live<R> check(R desired, FakeScope with) {
        Live<R> found = within(() -> kind.read(desired, with)).orElseThrow();
        assertThat(gapsAmong(changes(found.properties(), desired)))
                .as("properties that differ")
                .isEqualTo(gaps);
        return found;
    }

    /** The gaps that the differences lie in; a difference that lies in none stands for itself. */
    private Set<String> gapsAmong(Changes differences) {
        Set<String> found = new TreeSet<>();
        for (PropertyChange difference : differences.all()) {
            String path = difference.path();
            found.add(
                    gaps.stream()
                            .filter(gap -> Properties.covers(gap, path))
                            .findFirst()
                            .orElse(path));
        }
        return found;
    }

    private <T> T within(Supplier<T> step) {
        return ScopedValue.where(Scope.CURRENT, scope).call(step::get);
    }

    /** Every property that differs. */
    public static Changes changes(Resource live, Resource desired) {
        SortedMap<String, Property> was = Properties.of(live);
        SortedMap<String, Property> is = Properties.of(desired);
        Set<String> paths = new TreeSet<>(was.keySet());
        paths.addAll(is.keySet());
        List<PropertyChange> all = new ArrayList<>();
        for (String path : paths) {
            Optional<Property> before = Optional.ofNullable(was.get(path));
            Optional<Property> after = Optional.ofNullable(is.get(path));
            if (!before.equals(after)) {
                all.add(
                        new PropertyChange(
                                path, before, after, PropertyChange.Reason.EDITED, false));
            }
        }
        return new Changes(all);
    }
}
