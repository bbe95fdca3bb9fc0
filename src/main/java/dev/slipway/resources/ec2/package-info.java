/** Security groups and the network interfaces that hold on to them. */
package dev.slipway.resources.ec2;
