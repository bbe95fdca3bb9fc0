package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class SlipwayTest {
    @TempDir Path folder;

    @Test
    void aStackFileAloneOpensTheWindow() throws IOException {
        Path file = Files.createFile(folder.resolve("shop.slipway.yaml"));
        assertThat(Slipway.stackFile(new String[] {file.toString()})).contains(file);
    }

    @Test
    void anythingElseIsACommand() throws IOException {
        Path file = Files.createFile(folder.resolve("shop.slipway.yaml"));
        Path other = Files.createFile(folder.resolve("plan"));
        assertThat(Slipway.stackFile(new String[] {})).isEmpty();
        assertThat(Slipway.stackFile(new String[] {"plan", file.toString()})).isEmpty();
        assertThat(Slipway.stackFile(new String[] {"--help"})).isEmpty();
        assertThat(Slipway.stackFile(new String[] {other.toString()})).isEmpty();
        assertThat(Slipway.stackFile(new String[] {folder + "/gone.yaml"})).isEmpty();
    }
}
