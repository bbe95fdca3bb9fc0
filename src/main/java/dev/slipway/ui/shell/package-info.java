/** The window's frame: where one is, in which account, and how to get elsewhere. */
package dev.slipway.ui.shell;
