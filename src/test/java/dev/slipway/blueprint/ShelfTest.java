package dev.slipway.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.EngineException;
import dev.slipway.stack.Defaults;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.Loaded;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class ShelfTest {
    private static final String ACCOUNT = "123456789012";

    @TempDir Path home;

    private static Stack stack(String name) {
        return Defaults.stack(name).withRegion("us-east-2");
    }

    @Test
    void whatIsPutThereIsFoundByItsAccount() {
        Shelf shelf = new Shelf(home);
        assertThat(shelf.of(ACCOUNT)).isEmpty();
        shelf.put(ACCOUNT, stack("shop"));
        shelf.put(ACCOUNT, stack("blog"));
        shelf.put("210987654321", stack("other"));
        assertThat(shelf.of(ACCOUNT))
                .extracting(Loaded::stack)
                .containsExactly(Optional.of(stack("blog")), Optional.of(stack("shop")));
        assertThat(shelf.has(ACCOUNT, stack("shop"))).isTrue();
        assertThat(shelf.has(ACCOUNT, stack("shop").withRegion("eu-west-1"))).isFalse();
        assertThat(shelf.has(ACCOUNT, stack("other"))).isFalse();
    }

    @Test
    void whatIsTakenAwayIsGone() {
        Shelf shelf = new Shelf(home);
        shelf.put(ACCOUNT, stack("shop"));
        shelf.remove(ACCOUNT, stack("shop"));
        assertThat(shelf.of(ACCOUNT)).isEmpty();
        assertThat(shelf.has(ACCOUNT, stack("shop"))).isFalse();
    }

    /** Its stack stands all the same, and costs money. */
    @Test
    void aDescriptionThatCannotBeReadIsNotPassedOver() throws IOException {
        Shelf shelf = new Shelf(home);
        shelf.put(ACCOUNT, stack("shop"));
        Files.writeString(shelf.folder(ACCOUNT, stack("shop")).resolve("stack.yaml"), "version: [");
        assertThat(shelf.of(ACCOUNT))
                .singleElement()
                .satisfies(
                        loaded -> {
                            assertThat(loaded.stack()).isEmpty();
                            assertThat(loaded.hasErrors()).isTrue();
                        });
    }

    @Test
    void aFolderThatCannotBeReadIsToldOf() throws IOException {
        Files.writeString(home.resolve("stacks"), "in the way");
        assertThatThrownBy(() -> new Shelf(home).of(ACCOUNT))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        it -> assertThat(it.failure().remedy()).contains("readable"));
    }
}
