package dev.slipway.stack;

/** The two services, one a colour: a pair, so that neither can be missing or there twice. */
public record Services(Service blue, Service green) {
    public Service of(Colour colour) {
        return colour == Colour.BLUE ? blue : green;
    }

    public Services with(Colour colour, Service service) {
        return colour == Colour.BLUE ? new Services(service, green) : new Services(blue, service);
    }
}
