package dev.slipway.stack;

import java.util.List;

/**
 * The internet-facing Application Load Balancer.
 *
 * @param name at most 32 letters, digits and hyphens, unique in account and region
 * @param httpPort of the HTTP listener: it redirects to HTTPS on {@link #HTTPS_PORT} when the stack
 *     has a domain, and serves the application when it has none
 * @param allowedCidrs who may connect; {@code 0.0.0.0/0} is everyone
 * @param tlsPolicy protocols and ciphers of the HTTPS listener, by AWS's name for the set
 */
public record LoadBalancer(String name, int httpPort, List<String> allowedCidrs, String tlsPolicy) {
    public static final int HTTPS_PORT = 443;

    public LoadBalancer {
        allowedCidrs = List.copyOf(allowedCidrs);
    }

    public LoadBalancer withHttpPort(int other) {
        return new LoadBalancer(name, other, allowedCidrs, tlsPolicy);
    }
}
