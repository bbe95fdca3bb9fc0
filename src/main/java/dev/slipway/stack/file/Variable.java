package dev.slipway.stack.file;

import java.util.List;

/**
 * A variable of a tfvars file.
 *
 * @param value a {@code String}, {@code Number} or {@code Boolean}, a {@code List} or {@code Map}
 *     of such, or null
 * @param itemLines the line of each item if the value is a list
 */
record Variable(String name, int line, Object value, List<Integer> itemLines) {}
