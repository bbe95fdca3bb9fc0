package dev.slipway.ui.logs;

import dev.slipway.logs.Line;
import dev.slipway.logs.Origin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who wrote lines so far, in the order in which they turned up, which is also what tells their
 * colours. The oldest are forgotten where there are very many. Any thread may ask and tell.
 */
final class Writers {
    private static final int MOST = 500;

    private final Map<String, Integer> numbers =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                    return size() > MOST;
                }
            };
    private final Map<Who, Origin> origins = new LinkedHashMap<>();
    private Origin last;
    private int next;

    /** A task writes by several containers, each of which can be chosen. */
    private record Who(String key, String container) {}

    /** Takes note of who wrote lines; true if somebody is new. */
    synchronized boolean note(List<Line> lines) {
        int before = next;
        for (Line line : lines) {
            if (line.origin() != last) {
                last = line.origin();
                note(last);
            }
        }
        return next > before;
    }

    private void note(Origin origin) {
        String key = key(origin);
        if (numbers.putIfAbsent(key, next) == null) {
            next++;
            origins.keySet().removeIf(who -> !numbers.containsKey(who.key()));
        }
        origins.putIfAbsent(new Who(key, origin.container()), origin);
    }

    /** How many turned up before this one did; the same for all containers of a task. */
    synchronized int number(Origin origin) {
        return numbers.getOrDefault(key(origin), 0);
    }

    /** One of each container of each task, in their order. */
    synchronized List<Origin> all() {
        return new ArrayList<>(origins.values());
    }

    private static String key(Origin origin) {
        return origin.task().orElseGet(() -> origin.source().group() + "/" + origin.container());
    }
}
