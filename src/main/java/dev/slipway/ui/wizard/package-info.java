/** The way from nothing to a described stack, step by step. */
package dev.slipway.ui.wizard;
