package dev.slipway.stack;

/** Rules of the weights and of the preview header. */
final class RoutingRules {
    private static final int GREATEST_WEIGHT = 999;
    private static final Text HEADER =
            Text.of(
                    "header name",
                    "[A-Za-z0-9!#$%&'*+.^_`|~-]+",
                    40,
                    "at most 40 letters, digits and hyphens, such as X-Preview");
    private static final Text VALUE =
            Text.of(
                    "header value",
                    "[ -)+->@-~]+",
                    128,
                    "at most 128 characters, without * and ? which would match anything");

    private RoutingRules() {}

    static void check(Routing routing, Problems problems) {
        Weights weights = routing.weights();
        for (Colour colour : Colour.values()) {
            problems.range(
                    "routing.weights." + colour.key(),
                    "The weight of " + colour.key(),
                    weights.of(colour),
                    0,
                    GREATEST_WEIGHT);
        }
        if (weights.blue() == 0 && weights.green() == 0) {
            problems.error(
                    "routing.weights",
                    "Both weights are 0, so no request would be answered.",
                    "Give at least one colour a weight above 0.");
        }
        PreviewHeader preview = routing.preview();
        if (HEADER.check("routing.preview.name", preview.name(), problems)
                && preview.name().equalsIgnoreCase("host")) {
            problems.error(
                    "routing.preview.name",
                    "The load balancer does not match the Host header this way.",
                    "Choose a header of your own, such as X-Preview.");
        }
        VALUE.check("routing.preview.value", preview.value(), problems);
    }
}
