package dev.slipway.resources.elb;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;

/** What is done with a request. */
public sealed interface ListenerAction
        permits ListenerAction.Redirect,
                ListenerAction.FixedResponse,
                ListenerAction.Other,
                Forward {

    /**
     * Tells the client to ask elsewhere; the path and the query stay.
     *
     * @param host the new host, or {@code #{host}} for the same
     * @param statusCode {@code HTTP_301} for good, {@code HTTP_302} for now
     */
    record Redirect(String protocol, String port, String host, String statusCode)
            implements ListenerAction {

        /** The same address over HTTPS, for good. */
        public static Redirect toHttps() {
            return new Redirect("HTTPS", "443", "#{host}", "HTTP_301");
        }
    }

    /**
     * Answers by itself.
     *
     * @param statusCode of the 200s, 400s or 500s
     * @param contentType such as {@code text/plain}
     * @param body at most 1024 characters
     */
    record FixedResponse(int statusCode, String contentType, String body)
            implements ListenerAction {}

    /** Something that this program does not set up, such as a log-in. */
    record Other(String type) implements ListenerAction {}

    static Action toAws(ListenerAction action) {
        return switch (action) {
            case Redirect to ->
                    Action.builder()
                            .type(ActionTypeEnum.REDIRECT)
                            .redirectConfig(
                                    r ->
                                            r.protocol(to.protocol())
                                                    .port(to.port())
                                                    .host(to.host())
                                                    .path("/#{path}")
                                                    .query("#{query}")
                                                    .statusCode(to.statusCode()))
                            .build();
            case FixedResponse fixed ->
                    Action.builder()
                            .type(ActionTypeEnum.FIXED_RESPONSE)
                            .fixedResponseConfig(
                                    r ->
                                            r.statusCode("" + fixed.statusCode())
                                                    .contentType(fixed.contentType())
                                                    .messageBody(fixed.body()))
                            .build();
            case Forward forward -> forward.toAws();
            case Other other ->
                    throw new IllegalArgumentException("cannot set up the action " + other.type());
        };
    }

    /**
     * @param sought the action that is desired, for the names of its targets
     */
    static ListenerAction fromAws(Action action, ListenerAction sought) {
        return switch (action.type()) {
            case REDIRECT -> {
                var to = action.redirectConfig();
                yield new Redirect(
                        or(to.protocol(), "#{protocol}"),
                        or(to.port(), "#{port}"),
                        or(to.host(), "#{host}"),
                        to.statusCodeAsString());
            }
            case FIXED_RESPONSE -> {
                var fixed = action.fixedResponseConfig();
                yield new FixedResponse(
                        Integer.parseInt(fixed.statusCode()),
                        or(fixed.contentType(), "text/plain"),
                        or(fixed.messageBody(), ""));
            }
            case FORWARD ->
                    Forward.fromAws(
                            action, sought instanceof Forward forward ? forward : Forward.none());
            default -> new Other(action.typeAsString());
        };
    }

    private static String or(String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
