package dev.slipway.ui.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A window in a process of its own, to be killed: it creates a stack, up to where the load balancer
 * is waited for, and says so.
 */
final class DoomedWindow {
    private static final String HELD = "the load balancer is waited for";

    private DoomedWindow() {}

    /** Opens one, and kills it in the middle of its run. */
    static void killInMidRun(Path home) throws IOException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        ProcessHandle.current().info().command().orElseThrow(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-Dglass.platform=Headless",
                                        "-Dprism.order=sw",
                                        "-Djava.awt.headless=true",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        DoomedWindow.class.getName(),
                                        home.toString()))
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader said = process.inputReader()) {
            String line = said.readLine();
            StringBuilder all = new StringBuilder();
            while (line != null && !line.equals(HELD)) {
                all.append(line).append('\n');
                line = said.readLine();
            }
            if (line == null) {
                throw new AssertionError("the window ended by itself: " + all);
            }
        } finally {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    public static void main(String[] args) throws InterruptedException {
        Whole whole = new Whole(Path.of(args[0]));
        whole.stagehand().hold();
        whole.hand().click("rehearse");
        whole.describe("registry.example/shop:1");
        whole.hand().click("review-go");
        whole.hand().see("run-subline", "waiting mostly for the load balancer");
        System.out.println(HELD);
        new CountDownLatch(1).await();
    }
}
