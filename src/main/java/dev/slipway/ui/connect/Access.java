package dev.slipway.ui.connect;

import java.net.URI;
import java.util.Optional;

/** A way into an account. It names credentials and never holds any. */
public sealed interface Access {

    /** The account that lives in this process. */
    record Rehearsal() implements Access {}

    /** A profile of {@code ~/.aws}; without a region of its own, one is chosen. */
    record Profile(String name, Optional<String> region) implements Access {}

    /** The standard variables, or whatever else the SDK finds by itself. */
    record Environment(Optional<String> region) implements Access {}

    /** Something that answers like AWS at another address. */
    record Custom(URI endpoint, Optional<String> profile, Optional<String> region)
            implements Access {}
}
