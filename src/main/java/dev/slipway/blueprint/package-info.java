/** What a stack means on AWS: its resources, the checks before it, its outputs and its cost. */
package dev.slipway.blueprint;
