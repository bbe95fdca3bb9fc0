package dev.slipway.blueprint;

import dev.slipway.stack.PreviewHeader;

/**
 * How to look at a released colour before anybody is sent there.
 *
 * @param header whoever sends it is led to that colour
 */
public record Preview(String url, PreviewHeader header) {
    /** The header as it is sent. */
    public String line() {
        return header.name() + ": " + header.value();
    }

    /** For a terminal. */
    public String command() {
        return "curl -H '%s' %s".formatted(line(), url);
    }
}
