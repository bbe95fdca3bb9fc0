package dev.slipway.crash;

/**
 * One call of a run. Calls of different resources interleave differently each time, so a call is
 * known by what it is for and not by its number in the run.
 *
 * @param service as in a signature
 * @param address of the resource for which it is made; empty for none
 * @param nth counts from 1 the calls of this operation for this resource
 */
record Site(String service, String operation, String address, int nth) {
    boolean isLike(Site other) {
        return service.equals(other.service)
                && operation.equals(other.operation)
                && address.equals(other.address);
    }

    @Override
    public String toString() {
        return "%s:%s for %s, call %d".formatted(service, operation, address, nth);
    }
}
