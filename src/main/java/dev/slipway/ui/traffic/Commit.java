package dev.slipway.ui.traffic;

/** When a move of the slider moves the traffic. */
enum Commit {
    /** As soon as the slider is let go. */
    ON_RELEASE,
    /** Once a button is pressed. */
    BY_BUTTON
}
