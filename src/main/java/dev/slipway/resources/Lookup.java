package dev.slipway.resources;

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

    /**
     * A name that differs from the given one and is still legal.
     *
     * @param longest how many characters AWS allows
     */
    public static String renamed(String name, String suffix, int longest) {
        int room = longest - suffix.length() - 1;
        return name.substring(0, Math.min(name.length(), room)) + "-" + suffix;
    }
}
