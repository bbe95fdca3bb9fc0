package dev.slipway.stack;

/** The processor the image is built for; the constants are ECS's own names. */
public enum Architecture {
    X86_64,
    ARM64
}
