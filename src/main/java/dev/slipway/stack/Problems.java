package dev.slipway.stack;

import java.util.ArrayList;
import java.util.List;

/** Collects what the rules find, each thing once. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void error(String path, String message, String remedy) {
        add(Problem.error(path, message, remedy));
    }

    void warn(String path, String message, String remedy) {
        add(Problem.warning(path, message, remedy));
    }

    void range(String path, String what, int value, int least, int most) {
        if (value < least || value > most) {
            error(
                    path,
                    what + " is " + value + ".",
                    "Choose a number from " + least + " to " + most + ".");
        }
    }

    List<Problem> list() {
        return List.copyOf(found);
    }

    private void add(Problem problem) {
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }
}
