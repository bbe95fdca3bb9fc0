package dev.slipway.engine;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the engine can do with one kind of resource.
 *
 * <p>The engine decides what is to be done and in which order, keeps the journal, compares and
 * tags; a kind only knows the calls. All of its methods may run on many virtual threads at once.
 * Exceptions of the account's client are thrown as they are: the engine has them explained.
 *
 * @param <R> the record that describes a resource of this kind
 */
public interface ResourceKind<R extends Resource> {

    /** What became of a resource that was to be deleted. */
    sealed interface Deletion {
        /** It no longer exists. */
        record Gone() implements Deletion {}

        /** It was left in the account on purpose, for the reason given in a full sentence. */
        record Kept(String reason) implements Deletion {}
    }

    /** How a change of properties reaches the account. */
    enum Effect {
        /** The resource is changed where it stands; its outputs stay. */
        IN_PLACE,
        /** A new revision is registered beside the old ones; its outputs change. */
        REVISION,
        /**
         * A new resource is created and, when nothing needs the old one any more, it is deleted.
         */
        REPLACEMENT
    }

    /** The record that describes a resource of this kind. */
    Class<R> type();

    /** What the kind is called in addresses; stored in state files, so it never changes. */
    default String name() {
        return type().getSimpleName();
    }

    /** What a person calls such a resource, within a sentence: {@code load balancer}. */
    default String words() {
        return name().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** The heading under which a plan lists the kind. */
    Group group();

    /**
     * The natural key under which the resource can be found again, such as its name or its load
     * balancer and port; journalled before it is created.
     *
     * @throws Output.UnresolvedException if it hangs on a resource that does not exist yet
     */
    String identity(R desired);

    /**
     * Looks the resource up, by {@link Scope#id()} where one is known and otherwise by its natural
     * key; whether it is ours is decided by the engine from the tags returned.
     *
     * @param sought the desired properties or, for what is no longer desired, those last applied;
     *     all that {@link #identity} needs is known in them
     * @return empty if it does not exist, or is in a final state that counts as absent
     */
    Optional<Live<R>> read(R sought, Scope scope);

    /**
     * Creates the resource with the tags of {@link Scope#tags()} and the idempotency token of
     * {@link Scope#token()}, without waiting for it to be usable. Steps that follow the creating
     * call may be cut off by a crash; the next run then sees them as differences and calls {@link
     * #update}.
     */
    Live<R> create(R desired, Scope scope);

    /**
     * Changes the resource so that it is as desired. Tags are not among the changes: see {@link
     * #tag}.
     */
    Live<R> update(R desired, Live<R> live, Changes changes, Scope scope);

    /** Deletes the resource and waits until it is gone; being gone already is success. */
    Deletion delete(Live<R> live, Scope scope);

    /**
     * Waits until the resource can be used, and fails at the first sign that it never will.
     *
     * @return the resource with all of its outputs
     */
    default Live<R> ready(R desired, Live<R> live, Scope scope) {
        return live;
    }

    /** Sets tags of a resource that carries tags, and removes others. */
    default void tag(Live<R> live, Map<String, String> set, Set<String> remove) {
        throw new UnsupportedOperationException(name() + " carries no tags");
    }

    /**
     * How these changes reach the account; replacement if an {@link Immutable} one is among them.
     */
    default Effect effect(Changes changes) {
        return changes.anyImmutable() ? Effect.REPLACEMENT : Effect.IN_PLACE;
    }

    /**
     * Paths of properties that are not to be reverted in this resource, beside those marked {@link
     * Observed}; a path covers what lies below it.
     */
    default Set<String> observed(R desired) {
        return Set.of();
    }

    /**
     * The same resource under a name that can stand beside the old one while it is being replaced.
     * Kinds whose names need not be unique return it unchanged.
     *
     * @param suffix a few letters and digits
     */
    default R renamed(R desired, String suffix) {
        return desired;
    }

    /**
     * Whether the creating call itself sets the tags. Where it does, a thing without our tags is
     * never ours, even if a creation was intended and its answer was lost.
     */
    default boolean tagsOnCreate() {
        return true;
    }

    /** The kind of which this one is a part: it is ours if that is ours, and carries no tags. */
    default Optional<Class<? extends Resource>> partOf() {
        return Optional.empty();
    }

    /** Whether deleting what it is part of deletes it too, so that no call of its own is needed. */
    default boolean endsWithParent() {
        return partOf().isPresent();
    }

    /** How long creating, and waiting until ready, usually takes. */
    default Duration expected() {
        return Duration.ofSeconds(2);
    }

    /** How long deleting, and waiting until gone, usually takes. */
    default Duration expectedDelete() {
        return Duration.ofSeconds(2);
    }
}
