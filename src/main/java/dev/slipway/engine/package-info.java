/**
 * Desired state to real state: plan, apply, resume, destroy. Knows nothing of AWS and nothing of
 * windows.
 */
package dev.slipway.engine;
