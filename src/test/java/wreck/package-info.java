/** A house that breaks each rule of {@code dev.slipway.House} once, to prove that it is noticed. */
package wreck;
