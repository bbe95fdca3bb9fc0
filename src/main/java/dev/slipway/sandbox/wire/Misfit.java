package dev.slipway.sandbox.wire;

import java.util.Optional;

/**
 * One constraint that a request does not meet.
 *
 * @param path where, in AWS's notation: {@code tags.2.member.value}
 * @param name of the field on the wire, which some services print instead of the path
 * @param value what stands there; empty if nothing does, or if it is a secret
 * @param rule what should stand there, in AWS's words
 */
record Misfit(Kind kind, String path, String name, Optional<String> value, String rule) {
    enum Kind {
        MISSING,
        WORD,
        PATTERN,
        LENGTH,
        RANGE
    }

    /** As most services say it; several of them are joined by semicolons. */
    String sentence() {
        String what =
                value.map(text -> " '" + text + "'").orElse(kind == Kind.MISSING ? " null" : "");
        return "Value%s at '%s' failed to satisfy constraint: Member must %s"
                .formatted(what, path, rule);
    }
}
