package dev.slipway.crash;

/** What happens at one call of a run. */
enum Mishap {
    DIES_BEFORE_SENDING,
    DIES_BEFORE_THE_ANSWER,
    DIES_BEFORE_THE_JOURNAL,
    DIES_AND_TEARS_THE_JOURNAL,
    THROTTLED,
    SERVER_ERRORS,
    TIMES_OUT,
    TOKEN_EXPIRES;

    boolean isDeath() {
        return compareTo(THROTTLED) < 0;
    }

    boolean isAtTheJournal() {
        return this == DIES_BEFORE_THE_JOURNAL || this == DIES_AND_TEARS_THE_JOURNAL;
    }
}
