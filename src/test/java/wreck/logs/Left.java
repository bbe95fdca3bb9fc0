package wreck.logs;

public record Left(wreck.traffic.Right right) {}
