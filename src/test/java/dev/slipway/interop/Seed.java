package dev.slipway.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The variables of the Terraform project that Slipway replaces, as its users have them. */
public final class Seed {
    private Seed() {}

    public static String tfvars() {
        try (InputStream in =
                Seed.class.getResourceAsStream("/dev/slipway/stack/file/inputs.tfvars")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
