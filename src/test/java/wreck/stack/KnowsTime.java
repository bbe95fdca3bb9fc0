package wreck.stack;

final class KnowsTime {
    final java.time.Instant start = java.time.Instant.now();
}
