package wreck.engine;

final class Prints {
    Prints() {
        System.err.println();
    }
}
