package wreck.ui.two;

public record There(wreck.ui.one.Here here) {}
