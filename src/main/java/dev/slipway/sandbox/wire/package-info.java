/**
 * Puts objects that implement the AWS SDK's client interfaces behind AWS's own wire protocols:
 * JSON, Query, EC2 Query and REST-XML. What a request means and what an answer looks like is read
 * from the metadata that the SDK generates for each shape ({@code SdkPojo}, {@code SdkField}), so
 * no service and no operation has code of its own here. What AWS's published models demand of a
 * request is demanded here too, before a service sees it.
 *
 * <p>{@link dev.slipway.sandbox.wire.Wire} translates; {@link dev.slipway.sandbox.wire.InProcess}
 * and {@link dev.slipway.sandbox.wire.Loopback} are the two doors to it.
 */
package dev.slipway.sandbox.wire;
