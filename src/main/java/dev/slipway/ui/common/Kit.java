package dev.slipway.ui.common;

/** What every page needs of the window it is shown in. */
public record Kit(Texts texts, Threads threads, Desktop desktop, Dialogs dialogs) {
    public String text(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    public Layouts layouts() {
        return new Layouts(texts);
    }
}
