package io.masif.agent.apt;

import io.masif.domain.Action;
import io.masif.domain.DebianPolicy;
import io.masif.domain.Kind;
import io.masif.domain.Releases;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines that {@code apt-get -s} prints; their form is that of apt's {@code pkgSimulate}. */
final class SimulationParser {
    private static final Pattern LINE =
            Pattern.compile("(Inst|Conf|Remv|Purg) (\\S+)(?: \\[(\\S+)])?(?: \\((.+?)\\))?(?: .*)?");
    private static final Pattern VERSION = Pattern.compile("(\\S+)(?: (.*?))? ?\\[(\\S+)]");
    private static final Pattern TAG = Pattern.compile("(Inst|Conf|Remv|Purg) .*");

    private final List<Action> actions = new ArrayList<>();
    private final List<String> bare = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Set<String> unpacked = new HashSet<>();

    private SimulationParser() {}

    static Simulation parse(String text) {
        SimulationParser parser = new SimulationParser();
        text.lines().filter(line -> TAG.matcher(line).matches()).forEach(parser::line);
        return new Simulation(parser.actions.stream().distinct().toList(), parser.bare, parser.refused);
    }

    private void line(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            refused.add(line);
            return;
        }
        String name = parts.group(2);
        Optional<Matcher> after = Optional.ofNullable(parts.group(4)).map(VERSION::matcher);
        if (after.isPresent() && !after.get().matches()) {
            refused.add(line);
            return;
        }
        switch (parts.group(1)) {
            case "Inst" -> {
                unpacked.add(name);
                after.ifPresentOrElse(
                        to -> add(line, parts.group(3) == null ? Kind.INSTALL : Kind.UPDATE, name, parts.group(3), to),
                        () -> refused.add(line));
            }
            case "Conf" -> configure(line, name, after);
            case "Remv" -> add(line, Kind.REMOVE, name, parts.group(3), null);
            default -> add(line, Kind.PURGE, name, parts.group(3), null);
        }
    }

    private void configure(String line, String name, Optional<Matcher> after) {
        if (!unpacked.contains(name)) {
            after.ifPresentOrElse(to -> add(line, Kind.CONFIGURE, name, null, to), () -> bare.add(name));
        }
    }

    private void add(String line, Kind kind, String name, String from, Matcher after) {
        int colon = name.indexOf(':');
        String bareName = colon < 0 ? name : name.substring(0, colon);
        String named = colon < 0 ? null : name.substring(colon + 1);
        String arch = after == null ? named : after.group(3);
        String to = after == null ? null : after.group(1);
        List<String> releases = after == null || after.group(2) == null ? List.of() : Releases.parse(after.group(2));
        try {
            Action action = new Action(bareName, arch, kind, from, to, releases, Releases.security(releases));
            if (!DebianPolicy.allows(action) || (named != null && !DebianPolicy.isArchitecture(named))) {
                throw new IllegalArgumentException(line);
            }
            actions.add(action);
        } catch (IllegalArgumentException e) {
            refused.add(line);
        }
    }
}
