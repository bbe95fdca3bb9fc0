/**
 * The catalogue: one file for each kind of AWS resource, grouped by AWS service. A file holds the
 * record that describes the resource and the kind that knows the calls.
 */
package dev.slipway.resources;
