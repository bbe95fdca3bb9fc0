/** Application load balancers, their target groups, listeners and rules. */
package dev.slipway.resources.elb;
