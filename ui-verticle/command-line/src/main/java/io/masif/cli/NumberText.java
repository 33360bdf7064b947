package io.masif.cli;

import picocli.CommandLine.TypeConversionException;

/** Numbers of the command line. */
final class NumberText {
    private NumberText() {}

    static long readLong(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException(text + " is no whole number");
        }
    }

    static int readInt(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException(text + " is no whole number up to " + Integer.MAX_VALUE);
        }
    }
}
