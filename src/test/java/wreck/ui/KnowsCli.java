package wreck.ui;

record KnowsCli(wreck.cli.Plain plain) {}
