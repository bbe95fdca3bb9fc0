/** One door to an AWS account: credentials, region, endpoint, clients, budgets and discovery. */
package dev.slipway.aws;
