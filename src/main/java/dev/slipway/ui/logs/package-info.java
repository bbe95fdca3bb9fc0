/** A window that shows what the containers of a stack write, as they write it. */
package dev.slipway.ui.logs;
