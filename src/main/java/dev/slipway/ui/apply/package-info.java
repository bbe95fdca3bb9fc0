/** A change of the account, from its plan to its end. */
package dev.slipway.ui.apply;
