/** Roles and their inline policies. */
package dev.slipway.resources.iam;
