package dev.slipway.resources.common;

import dev.slipway.engine.Live;
import dev.slipway.engine.Resource;
import dev.slipway.engine.Scope;

import java.util.Optional;

/** How the kinds whose id is their name look things up. */
public final class Lookup {
    private Lookup() {}

    /** The name under which the resource stands in the account, or will. */
    public static String name(Scope scope, String desired) {
        return scope.id().orElse(desired);
    }

    /** Hides what is being replaced, so that its successor is not mistaken for it. */
    public static <R extends Resource> Optional<Live<R>> successor(
            Optional<Live<R>> found, Scope scope) {
        return found.filter(live -> !scope.deposed().contains(live.id()));
    }
}
