package wreck.cli;

record KnowsJavaFx(javafx.beans.value.ObservableValue<String> value) {}
