package wreck.stack;

record KnowsClock(java.time.Clock clock) {}
