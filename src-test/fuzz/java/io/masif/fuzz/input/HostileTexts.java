package io.masif.fuzz.input;

import java.util.List;
import java.util.Locale;

/** Texts that readers stumble over: empty, invisible, too long, or of a meaning in some other language. */
final class HostileTexts {
    private static final List<String> ALL = List.of(
            "",
            " ",
            "\t",
            "\u0000",
            "\n",
            "\r\n",
            "\u001b[31m",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u00ad",
            "\u200b",
            "\u202e",
            "\u2028",
            "\ufeff",
            "\u00e9",
            "e\u0301",
            "\ud83d\ude00",
            "\udb40\udc41",
            "%",
            "%00",
            "%zz",
            "'",
            "\"",
            "\\",
            "${x}",
            "{{x}}",
            "<b>",
            "&amp;",
            "..",
            "/",
            "-",
            "--",
            "*",
            "?",
            "null",
            "-1",
            "0",
            "1e400",
            "9223372036854775808",
            ")",
            ") [x])",
            " [amd64])",
            "(",
            "[",
            "]",
            ", ",
            ":",
            ";",
            "=",
            "#");
    private static final List<Integer> LENGTHS = List.of(63, 64, 65, 254, 255, 256, 1000, 1999, 2000, 2001, 4096);

    private HostileTexts() {}

    static String pick(Randomness random) {
        return random.chance(10) ? "a".repeat(random.pick(LENGTHS)) : random.pick(ALL);
    }

    /** The text with something added, removed, or changed. */
    static String mutate(Randomness random, String text) {
        int at = random.nextBelow(text.length() + 1);
        return switch (random.nextBelow(8)) {
            case 0 -> pick(random);
            case 1 -> text + pick(random);
            case 2 -> pick(random) + text;
            case 3 -> text.substring(0, at) + pick(random) + text.substring(at);
            case 4 -> text.substring(0, at);
            case 5 -> text + " ";
            case 6 -> text.repeat(random.nextBetween(2, 9));
            default -> text.toUpperCase(Locale.ROOT);
        };
    }
}
