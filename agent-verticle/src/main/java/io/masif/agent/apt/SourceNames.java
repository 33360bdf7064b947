package io.masif.agent.apt;

import io.masif.domain.PlannedAction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The source packages that the output of {@code apt-cache show} names.
 *
 * @param byVersionedName by {@code NAME=VERSION}, without an architecture: all architectures have one source
 */
public record SourceNames(Map<String, String> byVersionedName) {
    static final SourceNames NONE = new SourceNames(Map.of());

    // the version follows the source's name if the package has another one, such as a binary rebuild
    private static final Pattern FIELD = Pattern.compile("(Package|Version|Source): *(\\S+)(?: .*)?");

    public SourceNames {
        byVersionedName = Map.copyOf(byVersionedName);
    }

    /** Whether a line is needed for {@link #parse}: a field with a name, or the end of a stanza. */
    static boolean isRelevant(String line) {
        return line.isEmpty() || FIELD.matcher(line).matches();
    }

    /** A stanza without a source has that of the package's name; of two stanzas of one version the first counts, as in apt. */
    static SourceNames parse(String text) {
        Map<String, String> found = new HashMap<>();
        Map<String, String> fields = new HashMap<>();
        for (String line : (text + "\n\n").split("\n", -1)) {
            Matcher field = FIELD.matcher(line);
            if (field.matches()) {
                fields.putIfAbsent(field.group(1), field.group(2));
            } else if (line.isEmpty()) {
                put(found, fields);
                fields.clear();
            }
        }
        return new SourceNames(found);
    }

    private static void put(Map<String, String> found, Map<String, String> fields) {
        String name = fields.get("Package");
        String source = fields.getOrDefault("Source", name);
        if (name != null && fields.containsKey("Version") && PlannedAction.isSource(source)) {
            found.putIfAbsent(name + "=" + fields.get("Version"), source);
        }
    }

    /** The source package of a version; empty if apt does not know that version, or names no proper source. */
    public Optional<String> find(String packageName, String version) {
        return Optional.ofNullable(byVersionedName.get(packageName + "=" + version));
    }
}
