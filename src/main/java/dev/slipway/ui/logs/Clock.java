package dev.slipway.ui.logs;

/** How the window tells when a line was written. */
enum Clock {
    LOCAL,
    UTC,
    /** How long ago. */
    RELATIVE
}
