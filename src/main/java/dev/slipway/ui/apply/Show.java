package dev.slipway.ui.apply;

import dev.slipway.engine.Action;

import java.util.ArrayList;
import java.util.List;

/** Which resources of a run are listed. */
enum Show {
    EVERYTHING("run.show.everything"),
    /** Those with which something is done. */
    CHANGES("run.show.changes"),
    OPEN("run.show.open"),
    /** Those that failed, were not attempted, or were kept. */
    TROUBLE("run.show.trouble");

    private final String textKey;

    Show(String textKey) {
        this.textKey = textKey;
    }

    String textKey() {
        return textKey;
    }

    /** What is listed at first: what is left alone is of little interest. */
    static Show atFirst(RunModel run) {
        return run.items().stream().allMatch(CHANGES::shows) ? EVERYTHING : CHANGES;
    }

    private boolean shows(Item item) {
        Item.State state = item.state().get();
        return switch (this) {
            case EVERYTHING -> true;
            case CHANGES -> item.step().action() != Action.NONE;
            case OPEN -> !state.isOver();
            case TROUBLE ->
                    state == Item.State.FAILED
                            || state == Item.State.SKIPPED
                            || state == Item.State.KEPT;
        };
    }

    /** The lines of a run, without headings that have nothing under them. */
    List<Line> lines(RunModel run) {
        List<Line> lines = new ArrayList<>();
        for (Line.Section section : run.sections()) {
            List<Item> shown = section.items().stream().filter(this::shows).toList();
            if (!shown.isEmpty()) {
                lines.add(section);
                lines.addAll(shown);
            }
        }
        return lines;
    }
}
