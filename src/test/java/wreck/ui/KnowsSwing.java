package wreck.ui;

record KnowsSwing(javax.swing.Icon icon) {}
