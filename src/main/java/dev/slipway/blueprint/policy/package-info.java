/**
 * What Slipway itself may do in an account: the least that its calls need, as documents for IAM.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Service
 *     Authorization Reference</a>, one page per service: which action a call needs, on which
 *     resources, under which conditions
 */
package dev.slipway.blueprint.policy;
