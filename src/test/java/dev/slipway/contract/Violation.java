package dev.slipway.contract;

/**
 * A part of a request that AWS's model does not allow.
 *
 * @param path where it stands, such as {@code CreateService.loadBalancers[0].containerPort}
 */
record Violation(String path, String message) {
    @Override
    public String toString() {
        return path + ": " + message;
    }
}
