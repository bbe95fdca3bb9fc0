/**
 * The log lines of a stack: where they are, reading them as they come without losing one, holding
 * as many as there is room for, and what can be asked of a line.
 *
 * <p>{@link dev.slipway.logs.Tail} reads, {@link dev.slipway.logs.Ring} holds, and whoever shows
 * lines takes {@link dev.slipway.logs.Held} from it whenever it likes, on any thread.
 */
package dev.slipway.logs;
