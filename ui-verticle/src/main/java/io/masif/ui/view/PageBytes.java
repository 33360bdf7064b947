package io.masif.ui.view;

import java.nio.charset.StandardCharsets;

/** How much room a text takes on a page at most. */
public final class PageBytes {
    private static final int ESCAPED = 5;

    private PageBytes() {}

    /** In UTF-8, with what is escaped; 0 for null. */
    public static int estimate(String text) {
        if (text == null) {
            return 0;
        }
        long special = text.chars().filter(each -> "\"'&<>".indexOf(each) >= 0).count();
        return text.getBytes(StandardCharsets.UTF_8).length + (int) special * ESCAPED;
    }
}
