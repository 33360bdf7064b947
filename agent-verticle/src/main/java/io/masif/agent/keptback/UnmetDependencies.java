package io.masif.agent.keptback;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why apt cannot install packages, by their names. */
record UnmetDependencies(Map<String, String> byPackage) {
    private static final Pattern PACKAGE_LINE = Pattern.compile(" (\\S+) : (\\S.*)", Pattern.DOTALL);
    private static final Pattern CONTINUATION_LINE = Pattern.compile(" {4,}(\\S.*)", Pattern.DOTALL);
    private static final Pattern HEADING =
            Pattern.compile("(The following packages have unmet|Unsatisfied) dependencies:");
    private static final int MAX_REASON_LENGTH = 300;

    UnmetDependencies {
        byPackage = Map.copyOf(byPackage);
    }

    /** Each package has a line with its name, and perhaps more lines with a deeper indentation. */
    static UnmetDependencies parse(String text) {
        Map<String, String> byPackage = new HashMap<>();
        boolean inSection = false;
        String name = null;
        for (String line : text.lines().toList()) {
            Matcher first = PACKAGE_LINE.matcher(line);
            Matcher more = CONTINUATION_LINE.matcher(line);
            if (!line.startsWith(" ")) {
                inSection = HEADING.matcher(line).matches();
            } else if (inSection && first.matches()) {
                name = first.group(1);
                byPackage.put(name, first.group(2).strip());
            } else if (inSection && name != null && more.matches()) {
                String reason = byPackage.get(name) + "; " + more.group(1).strip();
                byPackage.put(name, reason.substring(0, Math.min(MAX_REASON_LENGTH, reason.length())));
            }
        }
        return new UnmetDependencies(byPackage);
    }
}
