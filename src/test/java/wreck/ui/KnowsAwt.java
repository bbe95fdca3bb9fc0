package wreck.ui;

record KnowsAwt(java.awt.Point point) {}
