package dev.slipway.ui.shell;

import javafx.scene.Node;
import javafx.scene.Scene;

import java.util.Arrays;
import java.util.Optional;

/** What can fill a window, and by which of its controls one knows it. */
enum Screen {
    WELCOME("choose-account"),
    ACCOUNTS("accounts-open"),
    STACKS("new-stack"),
    ACCOUNT("name"),
    NETWORK("network-vpcId"),
    DOMAIN("domain-with"),
    APPLICATIONS("blue-sample"),
    SIZING("services-blue-desiredCount"),
    LOGGING("logging-bucket"),
    REVIEW("review-title"),
    RUN("run-headline"),
    OVERVIEW("overview-title"),
    TRAFFIC("traffic-title"),
    ACTIVITY("activity-title"),
    LOGS("log-lines");

    private final String id;

    Screen(String id) {
        this.id = id;
    }

    /** What fills a window; on its own thread. */
    static Optional<Screen> in(Scene scene) {
        return Arrays.stream(values())
                .filter(screen -> isShown(scene.lookup("#" + screen.id)))
                .findFirst();
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node != null;
    }
}
