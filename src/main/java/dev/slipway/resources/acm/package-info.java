/** Certificates and their validation. */
package dev.slipway.resources.acm;
