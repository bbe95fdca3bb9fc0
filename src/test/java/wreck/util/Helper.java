package wreck.util;

public final class Helper {}
