package dev.slipway.ui.logs;

import static dev.slipway.ui.logs.ScriptedFeed.BLUE_TASK;
import static dev.slipway.ui.logs.ScriptedFeed.GREEN_TASK;
import static dev.slipway.ui.logs.ScriptedFeed.line;

import dev.slipway.engine.Failure;
import dev.slipway.logs.Cap;
import dev.slipway.logs.Filter.Where;
import dev.slipway.logs.Line;
import dev.slipway.logs.Line.Place;
import dev.slipway.logs.LiveState;
import dev.slipway.logs.Origin;
import dev.slipway.logs.SourceState;
import dev.slipway.logs.SourceState.Reason;
import dev.slipway.ui.Camera;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.common.Kit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The states of the log window, with lines of all kinds. */
@Tag("screenshots")
class LogScreenshotsTest {
    private static final Since SINCE = new Since.Ago(Duration.ofMinutes(15));
    private static final List<String> MESSAGES =
            List.of(
                    "GET /items 200 9 ms",
                    "level=warn msg=\"slow query\" took=1.2s table=items",
                    "POST /api/cart 201 44 ms",
                    "{\"level\":\"error\",\"msg\":\"connection reset by"
                            + " peer\",\"route\":\"/api/cart\","
                            + "\"peer\":{\"ip\":\"10.0.10.37\",\"port\":6379},\"took\":12.5}",
                    "\u001b[32mINFO\u001b[0m ready on \u001b[1;34mhttp://localhost:3000\u001b[0m",
                    "GET /api/items?page=3 200 31 ms",
                    "worker 7 ready",
                    "\u05e9\u05dc\u05d5\u05dd /api/cart 😀",
                    "GET / 200 12 ms");

    private final List<ScriptedFeed> feeds = new ArrayList<>();
    private Windowed window;
    private Camera camera;
    private LogsController page;

    @BeforeEach
    void open() {
        window = new Windowed();
        camera = new Camera(window);
        page = window.show(this::page);
    }

    @AfterEach
    void close() {
        window.ask(
                () -> {
                    page.close();
                    return true;
                });
        window.close();
    }

    private LogsController page(Kit kit) {
        LogsModel model =
                new LogsModel(
                        Work.real(kit.threads()),
                        Cap.USUAL,
                        (since, to) -> {
                            feeds.add(new ScriptedFeed(since, to));
                            return feeds.getLast();
                        });
        return new LogsController(
                kit,
                model,
                ScriptedFeed.STACK,
                false,
                Where.ANYWHERE,
                SINCE,
                InstantSource.fixed(ScriptedFeed.NOON.plusSeconds(310)),
                _ -> {});
    }

    private static List<Line> lines(int from, int to) {
        List<Origin> origins =
                List.of(
                        BLUE_TASK,
                        GREEN_TASK,
                        ScriptedFeed.task(ScriptedFeed.BLUE, "d01a"),
                        ScriptedFeed.task(ScriptedFeed.GREEN, "1c9f"));
        List<Line> lines = new ArrayList<>();
        for (int at = from; at < to; at++) {
            Line line = line(origins.get(at * 3 % 4), at, MESSAGES.get(at * 5 % MESSAGES.size()));
            lines.add(
                    at % 37 == 30
                            ? new Line(
                                    line.timestamp(),
                                    line.timestamp() + 31_000,
                                    line.message(),
                                    line.origin(),
                                    Place.LATE)
                            : line);
        }
        return lines;
    }

    @Test
    void states() {
        camera.take("logs-empty");
        feeds.getLast().hand(lines(0, 300));
        window.see("log-status-state", "live");
        camera.take("logs-live");
        window.type("log-highlight", "/api/cart");
        window.see("log-count", "99");
        camera.takeBest("logs");
        window.type("log-filter", "route");
        window.see("log-count", "33");
        window.click("log-previous");
        window.see("log-detail");
        feeds.getLast().hand(lines(300, 310));
        camera.take("logs-json");
        window.type("log-filter", "nowhere");
        window.see("log-empty-title", "No line");
        camera.take("logs-filtered-out");
        window.click("log-empty-clear");
        window.click("log-wrap");
        camera.take("logs-paused-wrapped");
        troubles();
    }

    private void troubles() {
        Failure denied =
                Failure.of(
                        "reading the log group",
                        "User dev is not authorized to perform: logs:FilterLogEvents.",
                        "Allow logs:FilterLogEvents on it.");
        feeds.getLast()
                .state(
                        ScriptedFeed.GREEN,
                        new SourceState.Waiting(Reason.DENIED, denied, ScriptedFeed.NOON));
        feeds.getLast().live(new LiveState.Live(ScriptedFeed.NOON, true));
        window.see("log-status-blocked", "1 of 6");
        window.click("log-live");
        window.see("log-live-switch");
        camera.take("logs-troubles");
    }
}
