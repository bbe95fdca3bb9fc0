package dev.slipway.engine;

import java.util.Optional;

/**
 * Everything a user needs to know when something did not work.
 *
 * @param doing what was being done, as in "creating the load balancer poc-alb"
 * @param address the resource it concerned, if it concerned one
 * @param code the account's own error code, such as {@code AccessDenied}
 * @param requestId the account's id of the refused call, for a support case
 * @param cause the likely cause, in plain words
 * @param remedy what to do next
 */
public record Failure(
        String doing,
        Optional<Address> address,
        Optional<String> code,
        Optional<String> requestId,
        String cause,
        String remedy) {

    /** The same failure wherever it happened: a full disk stops many steps for one reason. */
    public Failure anywhere() {
        return new Failure(doing, Optional.empty(), code, requestId, cause, remedy);
    }

    /** A failure that did not come from the account. */
    public static Failure of(String doing, String cause, String remedy) {
        return new Failure(
                doing, Optional.empty(), Optional.empty(), Optional.empty(), cause, remedy);
    }

    public Failure at(Address where) {
        return new Failure(doing, Optional.of(where), code, requestId, cause, remedy);
    }

    public Failure whileDoing(String what) {
        return new Failure(what, address, code, requestId, cause, remedy);
    }

    @Override
    public String toString() {
        return doing + ": " + cause;
    }
}
