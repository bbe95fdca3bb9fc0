/** What was done to a stack so far, run by run. */
package dev.slipway.ui.activity;
