package dev.slipway.stack.file;

import dev.slipway.stack.Problem;
import dev.slipway.stack.Stack;

import java.util.List;
import java.util.Optional;

/**
 * What a file turned out to hold.
 *
 * @param stack present when the file could be understood, even if the stack in it is not yet right;
 *     absent when a part of the file could not be read
 * @param problems of the file and of the stack, in the order of the file's lines; never a secret
 */
public record Loaded(Optional<Stack> stack, List<Problem> problems) {
    public Loaded {
        problems = List.copyOf(problems);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
