package io.masif.ui.http;

import io.masif.failure.Failure;
import java.util.function.Function;

/** The numbers of things in paths, from 1 on. Zeros before a number are refused, so that a thing has one address. */
public final class PathNumber {
    private static final String LONG = "[1-9][0-9]{0,17}";
    private static final String INT = "[1-9][0-9]{0,8}";

    private PathNumber() {}

    /**
     * The number of a text.
     *
     * @param createNotFound the failure for a text that is the number of nothing
     */
    public static long parse(String text, Function<String, Failure> createNotFound) {
        if (!text.matches(LONG)) {
            throw createNotFound.apply(text);
        }
        return Long.parseLong(text);
    }

    /** As {@link #parse}, for what has less than a thousand million numbers. */
    public static int parseInt(String text, Function<String, Failure> createNotFound) {
        if (!text.matches(INT)) {
            throw createNotFound.apply(text);
        }
        return Integer.parseInt(text);
    }
}
