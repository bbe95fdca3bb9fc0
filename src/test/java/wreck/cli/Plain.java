package wreck.cli;

public final class Plain {}
