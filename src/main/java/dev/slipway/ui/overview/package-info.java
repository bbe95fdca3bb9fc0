/** A stack that stands: what there is of it, how it fares, and how it differs. */
package dev.slipway.ui.overview;
