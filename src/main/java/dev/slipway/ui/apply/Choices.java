package dev.slipway.ui.apply;

/**
 * What can be done about a run at a moment.
 *
 * @param going whether something is being done at the moment, be it to plan again
 */
record Choices(RunModel run, boolean going) {
    private boolean builds() {
        return switch (run.purpose()) {
            case CREATE, CHANGE, RELEASE -> true;
            case DESTROY, UNDO -> false;
        };
    }

    /** Whether the run is over and did not come to its end. */
    boolean canGoOn() {
        return !going && run.phase().get() == RunModel.Phase.UNFINISHED;
    }

    /** Whether to describe the stack otherwise may be what helps. */
    boolean canEdit() {
        return canGoOn() && builds() && run.failure().get().isPresent();
    }

    /** Whether it was one colour that was changed, whose way back is in the traffic's hands. */
    boolean isRelease() {
        return run.purpose() == Purpose.RELEASE;
    }

    /** How much there is to undo; the way back from a release is another. */
    long undoable() {
        return canGoOn() && builds() && !isRelease()
                ? run.ending().get().map(Ending::created).orElse(0L)
                : 0;
    }

    boolean isOver() {
        return !going && run.phase().get().isOver();
    }

    /** Whether what comes next is to send requests there, or to go back. */
    boolean leadsToTraffic() {
        return isOver() && anythingLeft() && (isRelease() || !canGoOn());
    }

    /** Whether anything of the stack is remembered. */
    boolean anythingLeft() {
        return run.ending().get().filter(Ending::anythingLeft).isPresent();
    }
}
