package dev.slipway;

/** Where Slipway starts, and the only place where its rooms are wired together. */
public final class Slipway {
    private Slipway() {}

    public static void main(String[] args) {}
}
