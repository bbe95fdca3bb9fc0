package dev.slipway.engine;

/** What a plan means to do with one resource. */
public enum Action {
    /** It is as desired. */
    NONE("="),
    /** It exists and carries our tags, but the state does not know it: it is remembered. */
    ADOPT("="),
    /** It was created, but an earlier run ended before it was ready: wait for it. */
    RESUME("…"),
    CREATE("+"),
    UPDATE("~"),
    /** A new revision is registered. */
    REVISE("~"),
    /** A new one is created, then the old one is deleted. */
    REPLACE("±"),
    DELETE("-"),
    /** It is gone from the account already, or was only used: it is no longer remembered. */
    FORGET("=");

    private final String sign;

    Action(String sign) {
        this.sign = sign;
    }

    /** A one-character sign, for plans in a terminal. */
    public String sign() {
        return sign;
    }

    /** Whether the account changes. */
    public boolean mutates() {
        return switch (this) {
            case CREATE, UPDATE, REVISE, REPLACE, DELETE -> true;
            case NONE, ADOPT, RESUME, FORGET -> false;
        };
    }

    /** Whether the resource is to be there afterwards. */
    boolean keeps() {
        return this != DELETE && this != FORGET;
    }
}
