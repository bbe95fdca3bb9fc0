package dev.slipway.stack;

/**
 * A request that carries this header sees one colour, whatever the weights say: green, until blue
 * is deployed to.
 */
public record PreviewHeader(String name, String value) {}
