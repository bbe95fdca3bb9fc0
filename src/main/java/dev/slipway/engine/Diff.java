package dev.slipway.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The three-way difference between what is desired, what was last applied and what the account has.
 *
 * @param changes what has to be changed
 * @param observed what differs and is left as it is
 * @param tagsToSet the tags that are missing or have another value
 * @param tagsToRemove the tags that we set and that are no longer wanted
 */
record Diff(
        Changes changes,
        List<PropertyChange> observed,
        Map<String, String> tagsToSet,
        Set<String> tagsToRemove) {

    static Diff of(List<PropertyChange> changes) {
        return new Diff(new Changes(changes), List.of(), Map.of(), Set.of());
    }

    boolean isEmpty() {
        return changes.isEmpty() && tagsToSet.isEmpty() && tagsToRemove.isEmpty();
    }

    /**
     * @param lastApplied the properties last applied, if they are known
     */
    static <R extends Resource> Diff of(
            ResourceKind<R> kind, R desired, Live<R> live, Optional<R> lastApplied) {
        SortedMap<String, Property> want = Properties.of(desired);
        SortedMap<String, Property> have = Properties.of(live.properties());
        Optional<SortedMap<String, Property>> was = lastApplied.map(Properties::of);
        Set<String> immutable = Properties.marked(desired, Immutable.class);
        Set<String> left = new TreeSet<>(Properties.marked(desired, Observed.class));
        left.addAll(kind.observed(desired));

        SortedSet<String> paths = new TreeSet<>(want.keySet());
        paths.addAll(have.keySet());
        List<PropertyChange> changes = new ArrayList<>();
        List<PropertyChange> observed = new ArrayList<>();
        for (String path : paths) {
            Property wanted = want.get(path);
            Property found = have.get(path);
            if (Objects.equals(wanted, found) || isUnmanaged(path, wanted, found)) {
                continue;
            }
            boolean leave = isCovered(left, path);
            PropertyChange change =
                    new PropertyChange(
                            path,
                            Optional.ofNullable(found),
                            Optional.ofNullable(wanted),
                            leave
                                    ? PropertyChange.Reason.OBSERVED
                                    : reason(wanted, found, was.map(map -> map.get(path)), was),
                            !leave && isCovered(immutable, path));
            (leave ? observed : changes).add(change);
        }
        return new Diff(new Changes(changes), observed, Map.of(), Set.of());
    }

    /** This difference with that of the tags. */
    Diff withTags(
            Optional<Map<String, String>> live,
            Map<String, String> wanted,
            Map<String, String> lastApplied) {
        if (live.isEmpty()) {
            return this;
        }
        Map<String, String> set = new TreeMap<>(wanted);
        set.entrySet().removeIf(tag -> tag.getValue().equals(live.get().get(tag.getKey())));
        Set<String> remove = new TreeSet<>(lastApplied.keySet());
        remove.removeAll(wanted.keySet());
        remove.retainAll(live.get().keySet());
        return new Diff(changes, observed, set, remove);
    }

    /** A secret that was not handed over is not compared with the one that the account has. */
    private static boolean isUnmanaged(String path, Property wanted, Property found) {
        return wanted == null && found instanceof Property.Hidden;
    }

    private static boolean isCovered(Set<String> prefixes, String path) {
        return prefixes.stream().anyMatch(prefix -> Properties.covers(prefix, path));
    }

    private static PropertyChange.Reason reason(
            Property wanted,
            Property found,
            Optional<Property> before,
            Optional<SortedMap<String, Property>> known) {
        if (wanted instanceof Property.Later) {
            return PropertyChange.Reason.FOLLOWS;
        }
        if (known.isEmpty()) {
            return PropertyChange.Reason.EDITED;
        }
        String last = text(before.orElse(null));
        boolean edited = !last.equals(text(wanted));
        boolean drifted = !last.equals(text(found));
        if (edited && drifted) {
            return PropertyChange.Reason.BOTH;
        }
        return drifted ? PropertyChange.Reason.DRIFTED : PropertyChange.Reason.EDITED;
    }

    /** What was last applied was stored redacted, so that is the form in which it is compared. */
    private static String text(Property property) {
        return property == null ? "" : property.toString();
    }
}
