package dev.slipway.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.blueprint.ServiceHealth;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Defaults;
import dev.slipway.stack.Stack;
import dev.slipway.ui.connect.Access;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;
import java.util.Optional;

class ShellCommandTest {
    private static final Stack STACK = Defaults.stack("shop").withRegion("eu-west-1");

    private static String command(Access access) {
        ServiceHealth health =
                new ServiceHealth(
                        Colour.GREEN, "shop-green", true, 1, 1, 1, 1, List.of(), List.of("0a1b"));
        return new ShellCommand(STACK, access).of(health).orElseThrow();
    }

    @Test
    void namesClusterTaskContainerAndRegion() {
        assertThat(command(new Access.Rehearsal()))
                .isEqualTo(
                        "aws ecs execute-command --cluster shop --task 0a1b --container app"
                                + " --interactive --command \"/bin/sh\" --region eu-west-1");
    }

    @Test
    void namesTheProfile() {
        assertThat(command(new Access.Profile("dev", Optional.empty())))
                .endsWith(" --region eu-west-1 --profile dev");
        assertThat(command(new Access.Profile("my dev", Optional.empty())))
                .endsWith(" --profile 'my dev'");
    }

    @Test
    void namesTheEndpoint() {
        assertThat(
                        command(
                                new Access.Custom(
                                        URI.create("http://localhost:5000"),
                                        Optional.empty(),
                                        Optional.empty())))
                .endsWith(" --endpoint-url http://localhost:5000");
    }

    @Test
    void thereIsNoneWithoutATask() {
        ServiceHealth health =
                new ServiceHealth(Colour.BLUE, "shop-blue", true, 0, 1, 0, 0, List.of(), List.of());
        assertThat(new ShellCommand(STACK, new Access.Rehearsal()).of(health)).isEmpty();
    }
}
