/** DNS records in existing hosted zones. */
package dev.slipway.resources.route53;
