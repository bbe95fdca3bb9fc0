/** The catalogue: one file for each kind of AWS resource, grouped by service. */
package dev.slipway.resources;
