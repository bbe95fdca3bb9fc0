package dev.slipway.stack;

/** A request that carries this header sees the green service, whatever the weights say. */
public record PreviewHeader(String name, String value) {}
