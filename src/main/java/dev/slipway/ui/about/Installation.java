package dev.slipway.ui.about;

import java.nio.file.Path;

/**
 * The Slipway that runs here.
 *
 * @param version such as {@code 1.0.0}
 * @param home where it keeps what it remembers; its log is in the folder {@code logs}
 */
public record Installation(String version, Path home) {}
