/** The same engine without a window: {@code slipway plan}, {@code apply} and the rest. */
package dev.slipway.cli;
