package wreck.ui.one;

public record Here(wreck.ui.two.There there) {}
