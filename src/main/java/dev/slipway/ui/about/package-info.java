/** What Slipway says about itself, and what of it may be handed to a stranger. */
package dev.slipway.ui.about;
