package wreck.stack;

public final class Plain {}
