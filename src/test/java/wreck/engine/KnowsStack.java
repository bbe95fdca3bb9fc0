package wreck.engine;

record KnowsStack(wreck.stack.Plain plain) {}
