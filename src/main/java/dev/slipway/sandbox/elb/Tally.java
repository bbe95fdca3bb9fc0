package dev.slipway.sandbox.elb;

import java.util.ArrayList;
import java.util.List;

/** What was counted in a minute, for a target group or for a whole load balancer. */
public final class Tally {
    int requests;
    int errors;
    int unanswered;
    final List<Double> seconds = new ArrayList<>();
    final List<Double> healthy = new ArrayList<>();
    final List<Double> unhealthy = new ArrayList<>();

    Tally() {}

    /** The requests that came; of a target group, those that a target got. */
    public int requests() {
        return requests;
    }

    /** The requests that a target answered with 5xx. */
    public int errors() {
        return errors;
    }

    /** The requests that the load balancer answered with 503 itself. */
    public int unanswered() {
        return unanswered;
    }

    /** How long each answer of a target took, in seconds. */
    public List<Double> seconds() {
        return seconds;
    }

    /** How many targets were healthy, each second in which there was any target. */
    public List<Double> healthy() {
        return healthy;
    }

    /** How many targets were unhealthy, each second in which there was any target. */
    public List<Double> unhealthy() {
        return unhealthy;
    }
}
