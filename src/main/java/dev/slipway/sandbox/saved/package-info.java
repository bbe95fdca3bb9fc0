/** The rehearsal account as a user has it: kept in a file, and shared by all who rehearse. */
package dev.slipway.sandbox.saved;
