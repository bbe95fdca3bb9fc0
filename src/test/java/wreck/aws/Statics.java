package wreck.aws;

public final class Statics {
    public static int counter;
    public static final int[] TABLE = {};
}
