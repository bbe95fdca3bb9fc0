/** What every simulated service stands on: one clock, one lock, ids, refusals and pages. */
package dev.slipway.sandbox.world;
