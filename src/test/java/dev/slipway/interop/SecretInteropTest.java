package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Live;
import dev.slipway.engine.PropertyChange;
import dev.slipway.engine.Sensitive;
import dev.slipway.resources.secretsmanager.Secret;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Optional;

@Tag("interop")
@ExtendWith(MotoServer.class)
class SecretInteropTest {
    private static final String NAME = "shop/database";

    @Test
    void aSecretLives(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        Lifecycle<Secret> life = ground.life(new Secret.Kind(ground.account), "database");

        Live<Secret> secret = life.create(secret("for the shop", "hunter2"));
        secret = life.update(secret, secret("for the shop", "correct horse"));
        secret = life.update(secret, secret("for all shops", "correct horse"));
        life.tag(secret);
        assertThat(secret.toString()).doesNotContain("correct horse");

        ground.operations();
        life.read(secret.properties());
        assertThat(ground.operations()).containsExactly("DescribeSecret", "GetSecretValue");
        life.delete(secret);
    }

    @Test
    void aValueOfSomebodyElseIsNeitherReadNorWritten(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        Lifecycle<Secret> life = ground.life(new Secret.Kind(ground.account), "database");
        Secret unmanaged = new Secret(NAME, "", Optional.empty());
        life.create(unmanaged);

        ground.operations();
        assertThat(life.read(unmanaged).orElseThrow().properties()).isEqualTo(unmanaged);
        assertThat(ground.operations()).containsExactly("DescribeSecret");
    }

    @Test
    void aSecretWithoutAnyValueDiffersFromOneThatShouldHaveOne(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        Lifecycle<Secret> life = ground.life(new Secret.Kind(ground.account), "database");
        Live<Secret> empty = life.create(new Secret(NAME, "", Optional.empty()));

        Live<Secret> found = life.read(secret("", "x")).orElseThrow();
        assertThat(Lifecycle.changes(found.properties(), secret("", "x")).all())
                .extracting(PropertyChange::path)
                .containsExactly("value");
        life.update(empty, secret("", "x"));
    }

    @Test
    void aSecretOfOursThatWasDeletedIsRestored(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        Lifecycle<Secret> life = ground.life(new Secret.Kind(ground.account), "database");
        Live<Secret> first = life.create(secret("first", "one"));
        life.kind().delete(first, life.scope().withoutConsent());
        assertThat(life.read(first.properties())).isEmpty();

        Live<Secret> second = life.create(secret("second", "two"));

        assertThat(second.outputs()).isEqualTo(first.outputs());
    }

    @Test
    void aSecretOfSomebodyElseThatWasDeletedIsNot(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        Lifecycle<Secret> life = ground.life(new Secret.Kind(ground.account), "database");
        ground.account.secrets().createSecret(s -> s.name(NAME).secretString("theirs"));
        ground.account.secrets().deleteSecret(s -> s.secretId(NAME));

        assertThatThrownBy(() -> life.kind().create(secret("", "ours"), life.scope()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("can still be restored")
                .hasMessageNotContaining("ours")
                .hasMessageNotContaining("theirs");
    }

    private static Secret secret(String description, String value) {
        return new Secret(NAME, description, Optional.of(Sensitive.of(value)));
    }
}
