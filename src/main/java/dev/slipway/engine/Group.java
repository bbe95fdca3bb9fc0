package dev.slipway.engine;

/** The headings of a plan, in the order in which they are shown. */
public enum Group {
    NETWORK("Network"),
    SECURITY("Security"),
    DOMAIN("Certificate & DNS"),
    LOAD_BALANCER("Load balancer"),
    COMPUTE("Compute"),
    LOGGING("Logging");

    private final String title;

    Group(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
