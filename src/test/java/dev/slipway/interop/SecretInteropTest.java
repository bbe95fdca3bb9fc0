package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.CarefulScope;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Live;
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
        Life.Door door = Life.Door.to(moto);
        Life<Secret> life = door.life(Secret.Kind::new, "database");

        Live<Secret> secret = life.create(secret("for the shop", "hunter2"));
        secret = life.update(secret, secret("for the shop", "correct horse"));
        secret = life.update(secret, secret("for all shops", "correct horse"));
        life.retag(secret);
        assertThat(secret.toString()).doesNotContain("correct horse");

        door.operations();
        life.read(secret.properties());
        assertThat(door.operations()).containsExactly("DescribeSecret", "GetSecretValue");
        life.delete(secret);
    }

    @Test
    void aValueOfSomebodyElseIsNeitherReadNorWritten(MotoServer.Endpoint moto) {
        Life.Door door = Life.Door.to(moto);
        Life<Secret> life = door.life(Secret.Kind::new, "database");
        Secret unmanaged = new Secret(NAME, "", Optional.empty());
        life.create(unmanaged);

        door.operations();
        assertThat(life.read(unmanaged).orElseThrow().properties()).isEqualTo(unmanaged);
        assertThat(door.operations()).containsExactly("DescribeSecret");
    }

    @Test
    void aSecretWithoutAnyValueDiffersFromOneThatShouldHaveOne(MotoServer.Endpoint moto) {
        Life<Secret> life = Life.Door.to(moto).life(Secret.Kind::new, "database");
        Live<Secret> empty = life.create(new Secret(NAME, "", Optional.empty()));

        assertThat(Life.differences(secret("", "x"), life.read(secret("", "x")).get().properties()))
                .containsExactly("value");
        life.update(empty, secret("", "x"));
    }

    @Test
    void aSecretOfOursThatWasDeletedIsRestored(MotoServer.Endpoint moto) {
        Life<Secret> life = Life.Door.to(moto).life(Secret.Kind::new, "database");
        Live<Secret> first = life.create(secret("first", "one"));
        life.kind().delete(first, new CarefulScope(life.scope()));
        assertThat(life.read(first.properties())).isEmpty();

        Live<Secret> second = life.create(secret("second", "two"));

        assertThat(second.outputs()).isEqualTo(first.outputs());
    }

    @Test
    void aSecretOfSomebodyElseThatWasDeletedIsNot(MotoServer.Endpoint moto) {
        Life.Door door = Life.Door.to(moto);
        Life<Secret> life = door.life(Secret.Kind::new, "database");
        door.account().secrets().createSecret(s -> s.name(NAME).secretString("theirs"));
        door.account().secrets().deleteSecret(s -> s.secretId(NAME));

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
