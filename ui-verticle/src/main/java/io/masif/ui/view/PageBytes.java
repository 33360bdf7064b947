package io.masif.ui.view;

import java.nio.charset.StandardCharsets;

/** Estimates the size of a text on a page. */
public final class PageBytes {
    private static final int ESCAPED = 5;

    private PageBytes() {}

    /** The most bytes in UTF-8, with escaped characters; 0 for null. */
    public static int estimate(String text) {
        if (text == null) {
            return 0;
        }
        long special = text.chars().filter(each -> "\"'&<>".indexOf(each) >= 0).count();
        return text.getBytes(StandardCharsets.UTF_8).length + (int) special * ESCAPED;
    }
}
