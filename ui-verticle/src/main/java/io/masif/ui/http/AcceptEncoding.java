package io.masif.ui.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code Accept-Encoding} as RFC 9110, section 12.5.3, defines it. */
final class AcceptEncoding {
    /** A coding or an asterisk, with an optional weight. */
    private static final Pattern ELEMENT =
            Pattern.compile("([!#$%&'*+.^_`|~0-9a-z-]+)(?:[ \t]*;[ \t]*q=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?");

    private AcceptEncoding() {}

    /**
     * Whether the client accepts gzip. A malformed element accepts nothing.
     *
     * @param headers all values of the header
     */
    static boolean acceptsGzip(List<String> headers) {
        Boolean gzip = null;
        boolean any = false;
        for (String element : String.join(",", headers).toLowerCase(Locale.ROOT).split(",", -1)) {
            Matcher matcher = ELEMENT.matcher(element.strip());
            if (matcher.matches()) {
                boolean accepted = matcher.group(2) == null || Double.parseDouble(matcher.group(2)) > 0;
                if (matcher.group(1).equals("gzip") || matcher.group(1).equals("x-gzip")) {
                    gzip = accepted && !Boolean.FALSE.equals(gzip);
                } else if (matcher.group(1).equals("*")) {
                    any = accepted;
                }
            }
        }
        return gzip == null ? any : gzip;
    }
}
