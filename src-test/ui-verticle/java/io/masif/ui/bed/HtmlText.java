package io.masif.ui.bed;

/** The text that a reader of a page sees: without tags, each blank once. */
public final class HtmlText {
    private HtmlText() {}

    public static String of(String html) {
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }
}
