package wreck.engine;

record NamesCommand(String stack) {
    String remedy() {
        return "Mend " + stack + ", then run the same command again.";
    }
}
