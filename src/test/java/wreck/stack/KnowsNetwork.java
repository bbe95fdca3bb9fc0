package wreck.stack;

record KnowsNetwork(java.net.Socket socket, java.net.URI harmless) {}
