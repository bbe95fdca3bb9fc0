package dev.slipway.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Line;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.logs.LogExport.Format;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class ExportStripTest {
    private static final int TOTAL = 20_000;
    private static final int HALF = 12_000;

    @TempDir Path folder;

    private final CountDownLatch goOn = new CountDownLatch(1);
    private Windowed window;
    private ExportStrip strip;

    @BeforeEach
    void open() {
        window = new Windowed();
        strip = Samples.show(window, ExportStrip::new);
    }

    @AfterEach
    void close() {
        goOn.countDown();
        window.close();
    }

    private void begin(Path file) {
        Stream<Line> lines = IntStream.range(0, TOTAL).mapToObj(this::line);
        window.ask(
                () -> {
                    strip.show(
                            LogExport.begin(
                                    window.kit().threads(), file, lines, TOTAL, Format.TEXT));
                    return true;
                });
    }

    private Line line(int at) {
        if (at == HALF) {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return Samples.line("line " + at);
    }

    @Test
    void howFarItIsAndHowItEndedIsTold() {
        assertThat(window.sees("log-export")).isFalse();
        Path file = folder.resolve("log.txt");
        begin(file);
        window.see("log-export-said", "12,000 of 20,000 lines");
        assertThat(window.text("log-export-name")).isEqualTo("log.txt");
        assertThat(window.ask(strip::isBusy)).isTrue();
        goOn.countDown();
        window.see("log-export-said", "Exported 20,000 lines to " + file);
        assertThat(window.ask(strip::isBusy)).isFalse();
        assertThat(window.sees("log-export-cancel")).isFalse();
        window.click("log-export-close");
        assertThat(window.sees("log-export")).isFalse();
    }

    @Test
    void itCanBeCancelled() {
        begin(folder.resolve("log.txt"));
        window.see("log-export-said", "12,000");
        window.click("log-export-cancel");
        goOn.countDown();
        window.see("log-export-said", "cancelled");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatDidNotWorkIsToldWithARemedy() {
        begin(folder.resolve("gone").resolve("log.txt"));
        window.see("log-export-said", "gone is not there any more. Choose another folder.");
    }
}
