package io.masif.wire;

import io.masif.failure.MemberError;
import io.masif.text.NearestWord;
import io.masif.text.Quote;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Points to members of a JSON body by the fragment of an address, as RFC 6901 describes it. */
final class MemberPointer {
    private static final int MAX_NAME_LENGTH = 100;

    private MemberPointer() {}

    /** The path {@code actions[0].package} is the pointer {@code #/actions/0/package}. */
    static String of(String path) {
        return path.isEmpty()
                ? "#"
                : "#/" + path.replaceFirst("^\\[", "").replaceAll("[.\\[]", "/").replace("]", "");
    }

    /**
     * The error of a member that nobody knows; its name may be any text.
     *
     * @param path of the object that has it
     */
    static MemberError createUnknown(String path, String key, List<String> known) {
        String name = Quote.truncate(key, MAX_NAME_LENGTH).replace("~", "~0").replace("/", "~1");
        return new MemberError(
                of(path) + "/"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                .replace("+", "%20")
                                .replace("%7E", "~"),
                (path.isEmpty() ? "" : path + ": ") + "unknown member " + Quote.of(key) + "; did you mean \""
                        + NearestWord.find(Quote.of(key), known) + "\"?");
    }
}
