package dev.slipway.stack;

import java.util.Optional;

/**
 * The existing Route 53 zone in which Slipway writes the alias and the validation records.
 *
 * @param id such as {@code Z0ABCDEFGHIJKLMNOPQR}, without {@code /hostedzone/}
 * @param name the zone's own domain, if known; lets the domain be checked against it offline
 */
public record HostedZone(String id, Optional<String> name) {}
