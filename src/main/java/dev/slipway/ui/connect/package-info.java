/** Which account the window works in. */
package dev.slipway.ui.connect;
