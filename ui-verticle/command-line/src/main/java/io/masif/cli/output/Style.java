package io.masif.cli.output;

/** How a cell looks on a terminal with colours. */
public enum Style {
    PLAIN(""),
    TITLE("1"),
    GOOD("32"),
    WARNING("33"),
    BAD("31");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String apply(String text) {
        return code.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
