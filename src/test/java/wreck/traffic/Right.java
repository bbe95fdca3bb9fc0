package wreck.traffic;

public record Right(wreck.logs.Left left) {}
