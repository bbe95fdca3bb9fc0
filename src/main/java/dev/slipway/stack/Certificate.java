package dev.slipway.stack;

import java.util.List;

/** The certificate of the HTTPS listener, in AWS Certificate Manager. */
public sealed interface Certificate {

    /**
     * One that is there already, and stays when the stack goes.
     *
     * @param arn in the region of the stack; a load balancer takes no other
     */
    record ExistingCertificate(String arn) implements Certificate {}

    /**
     * One that Slipway requests and validates by DNS, which needs the domain's hosted zone.
     *
     * @param alternativeNames further names it shall cover; {@code *.example.org} is allowed
     */
    record RequestedCertificate(List<String> alternativeNames) implements Certificate {
        public RequestedCertificate {
            alternativeNames = List.copyOf(alternativeNames);
        }
    }
}
