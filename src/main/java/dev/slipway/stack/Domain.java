package dev.slipway.stack;

import java.util.Optional;

/**
 * The name under which the stack answers, over HTTPS.
 *
 * @param name such as {@code app.example.org}, in lower case
 * @param hostedZone where the alias record is written; without one the user points the name at the
 *     load balancer himself
 */
public record Domain(String name, Optional<HostedZone> hostedZone, Certificate certificate) {}
