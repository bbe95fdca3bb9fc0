package dev.slipway.ui.logs;

import dev.slipway.ui.common.Texts;

import javafx.scene.Node;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows on the screen. One that goes out of sight shows another line when one comes into it. */
final class LogRows {
    private final Texts texts;
    private final Dress.Metrics metrics;
    private final List<Node> nodes;
    private final Deque<LogRow> free = new ArrayDeque<>();
    private Map<Long, LogRow> before = new HashMap<>();
    private Map<Long, LogRow> now = new HashMap<>();

    /**
     * @param nodes where they are put
     */
    LogRows(Texts texts, Dress.Metrics metrics, List<Node> nodes) {
        this.texts = texts;
        this.metrics = metrics;
        this.nodes = nodes;
    }

    /** Begins to lay rows out anew. */
    void begin() {
        before = now;
        now = new HashMap<>();
    }

    /** Begins once more in the same layout; what was asked for before is not shown for that. */
    void again() {
        before.putAll(now);
        now = new HashMap<>();
    }

    /** The row of a line: the one that has shown it already, if there is one. */
    LogRow row(long number) {
        LogRow there = now.get(number);
        if (there != null) {
            return there;
        }
        LogRow row = before.remove(number);
        if (row == null) {
            row = free.isEmpty() ? made() : free.pop();
        }
        now.put(number, row);
        return row;
    }

    private LogRow made() {
        LogRow row = new LogRow(texts, metrics);
        nodes.add(row);
        return row;
    }

    /** Hides those that nobody asked for. */
    void end() {
        before.values().forEach(this::release);
        before.clear();
        free.forEach(row -> row.setVisible(false));
        now.values().forEach(row -> row.setVisible(true));
    }

    private void release(LogRow row) {
        row.forget();
        free.push(row);
    }

    Collection<LogRow> shown() {
        return now.values();
    }
}
