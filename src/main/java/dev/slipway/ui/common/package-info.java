/** What every part of the window is made of: texts, looks, layouts, and the way off its thread. */
package dev.slipway.ui.common;
