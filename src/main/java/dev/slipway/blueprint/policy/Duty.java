package dev.slipway.blueprint.policy;

import java.util.List;
import java.util.Locale;

/** What somebody is to do with Slipway. Whoever has a duty has those it builds upon as well. */
public enum Duty {
    /** To plan, to see how a stack stands and drifts, and to be offered what an account has. */
    LOOK("plan, status, traffic, and the choices of the wizard"),

    /** To read what the applications write. */
    LOGS("logs, with and without Live Tail"),

    /** To give a stack that stands a new image and to move its traffic. */
    RELEASE("deploy, shift, canary, promote, rollback"),

    /** To create, change and delete stacks. */
    LAUNCH("apply and destroy"),

    /** To be told beforehand which permissions are missing. Nothing else needs it. */
    DOCTOR("doctor, which else has to try");

    private final String words;

    Duty(String words) {
        this.words = words;
    }

    /** What it is good for, in a few words. */
    public String words() {
        return words;
    }

    /** Its name as it is typed and as files are called. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The duties that it takes, itself last. */
    public List<Duty> with() {
        return switch (this) {
            case LOOK, DOCTOR -> List.of(this);
            case LOGS, RELEASE -> List.of(LOOK, this);
            case LAUNCH -> List.of(LOOK, RELEASE, LAUNCH);
        };
    }
}
