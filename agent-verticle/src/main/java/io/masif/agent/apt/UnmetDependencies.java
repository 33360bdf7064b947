package io.masif.agent.apt;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What apt says about packages that it cannot install, by their names. */
record UnmetDependencies(Map<String, String> all) {
    private static final Pattern FIRST = Pattern.compile(" (\\S+) : (\\S.*)", Pattern.DOTALL);
    private static final Pattern MORE = Pattern.compile(" {4,}(\\S.*)", Pattern.DOTALL);
    private static final Pattern HEADING =
            Pattern.compile("(The following packages have unmet|Unsatisfied) dependencies:");
    private static final int LONGEST = 300;

    /** Each package has a line with its name, and perhaps more lines that are indented deeper. */
    static UnmetDependencies parse(String text) {
        Map<String, String> all = new HashMap<>();
        boolean inside = false;
        String name = null;
        for (String line : text.lines().toList()) {
            Matcher first = FIRST.matcher(line);
            Matcher more = MORE.matcher(line);
            if (!line.startsWith(" ")) {
                inside = HEADING.matcher(line).matches();
            } else if (inside && first.matches()) {
                name = first.group(1);
                all.put(name, first.group(2).strip());
            } else if (inside && name != null && more.matches()) {
                String reason = all.get(name) + "; " + more.group(1).strip();
                all.put(name, reason.substring(0, Math.min(LONGEST, reason.length())));
            }
        }
        return new UnmetDependencies(all);
    }
}
