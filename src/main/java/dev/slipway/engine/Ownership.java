package dev.slipway.engine;

import java.util.Map;
import java.util.Optional;

/** Decides whether a thing that was found in the account may be changed or deleted by us. */
record Ownership(String stack) {
    sealed interface Verdict {
        record Ours() implements Verdict {}

        /** Not ours, but already exactly as desired, so that it can be used as it is. */
        record Used() implements Verdict {}

        record Foreign(String why) implements Verdict {}
    }

    /** The tags by which a thing is recognised in every run. */
    Map<String, String> tags(Address address) {
        return Map.of(OwnershipTags.STACK, stack, OwnershipTags.ADDRESS, address.toString());
    }

    /** The user's tags and those by which a thing is recognised. */
    Map<String, String> tagsOf(Address address, Map<String, String> users) {
        Map<String, String> all = new java.util.TreeMap<>(users);
        all.putAll(tags(address));
        return all;
    }

    /**
     * @param asDesired whether it has all the properties that are desired
     */
    Verdict of(
            ResourceKind<?> kind,
            Live<?> live,
            Address address,
            Optional<Entry> entry,
            boolean asDesired) {
        boolean remembered = entry.filter(known -> isOf(known, live)).isPresent();
        if (live.tags().isPresent()) {
            boolean certain =
                    remembered
                            && entry.get().ours()
                            && (entry.get().id().isPresent() || !kind.tagsOnCreate());
            return tagged(live.tags().get(), address, certain);
        }
        if (kind.partOf().isPresent()) {
            return new Verdict.Ours();
        }
        if (remembered) {
            return entry.get().ours() ? new Verdict.Ours() : new Verdict.Used();
        }
        return asDesired
                ? new Verdict.Used()
                : new Verdict.Foreign("it cannot carry tags and we did not create it");
    }

    /** An intended creation whose answer was lost may have left a thing that has no tags yet. */
    private static boolean isOf(Entry entry, Live<?> live) {
        return entry.id().map(live.id()::equals).orElse(true);
    }

    private Verdict tagged(Map<String, String> tags, Address address, boolean remembered) {
        String owner = tags.get(OwnershipTags.STACK);
        if (owner == null) {
            return remembered
                    ? new Verdict.Ours()
                    : new Verdict.Foreign("it carries no " + OwnershipTags.STACK + " tag");
        }
        if (!owner.equals(stack)) {
            return new Verdict.Foreign("it belongs to the stack \"" + owner + "\"");
        }
        String place = tags.get(OwnershipTags.ADDRESS);
        return address.toString().equals(place)
                ? new Verdict.Ours()
                : new Verdict.Foreign("it belongs to " + place + " of this stack");
    }
}
