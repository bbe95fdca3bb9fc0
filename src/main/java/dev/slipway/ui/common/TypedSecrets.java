package dev.slipway.ui.common;

import dev.slipway.blueprint.HandedOver;

import java.util.Optional;

/** The values of secrets as they were typed in the window. */
public record TypedSecrets(SecretValues values, Texts texts) implements HandedOver {
    @Override
    public Optional<String> value(String secret) {
        return values.of(secret);
    }

    @Override
    public String remedy(String secret) {
        return texts.get("review.secret.remedy", secret);
    }
}
