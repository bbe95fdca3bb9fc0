/** The weights between blue and green, and the rules by which they may be moved. */
package dev.slipway.traffic;
