/** What several kinds of resources need: names, documents and look-ups. */
package dev.slipway.resources.common;
