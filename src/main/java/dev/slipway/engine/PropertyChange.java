package dev.slipway.engine;

import java.util.Optional;

/**
 * One property that differs between what is desired and what the account has.
 *
 * @param path where it stands in the record, as in {@code healthCheck.path}
 * @param live what the account has; empty if nothing
 * @param desired what it should be; empty if nothing
 * @param reason why it differs
 * @param immutable whether changing it replaces the resource
 */
public record PropertyChange(
        String path,
        Optional<Property> live,
        Optional<Property> desired,
        Reason reason,
        boolean immutable) {

    /** A property of a resource that is new. */
    static PropertyChange added(String path, Property desired) {
        return new PropertyChange(
                path, Optional.empty(), Optional.of(desired), Reason.EDITED, false);
    }

    /** Why a property differs. */
    public enum Reason {
        /** The stack asks for something else than it did when it was last applied. */
        EDITED("changed in the stack"),
        /** Somebody changed the account since the stack was last applied. */
        DRIFTED("changed in the account"),
        /** Both happened, to different values. */
        BOTH("changed in the stack and in the account"),
        /** It hangs on a resource that is itself about to change. */
        FOLLOWS("follows another change"),
        /** It belongs to somebody else and is only shown. */
        OBSERVED("left as it is");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
