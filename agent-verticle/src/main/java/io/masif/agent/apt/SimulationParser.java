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

/**
 * Parses the lines that {@code apt-get -s} prints, in the form of apt's {@code pkgSimulate}. An archive chooses its label
 * freely: it may contain brackets, parentheses, commas and even line breaks, which apt prints unchanged. After the
 * parentheses apt prints no other, so the last parenthesis of a line is the end of the release list.
 */
public final class SimulationParser {
    private static final Pattern LINE =
            Pattern.compile("(Inst|Conf|Remv|Purg) (\\S+)(?: \\[(\\S+)])?(?: \\((.+)\\))?(?: [^()]*)?", Pattern.DOTALL);
    private static final Pattern VERSION = Pattern.compile("(\\S+)(?:\\s(.*))?\\s?\\[([^\\[\\]\\s]+)]", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("(Inst|Conf|Remv|Purg) .*");
    private static final int MAX_RELEASES_LENGTH = 1990;

    private final List<Action> actions = new ArrayList<>();
    private final List<String> withoutVersion = new ArrayList<>();
    private final List<String> rejectedLines = new ArrayList<>();
    private final Set<String> unpacked = new HashSet<>();

    private SimulationParser() {}

    public static Simulation parse(String text) {
        SimulationParser parser = new SimulationParser();
        joinLines(text).forEach(parser::parseLine);
        return new Simulation(parser.actions.stream().distinct().toList(), parser.withoutVersion, parser.rejectedLines);
    }

    /** The lines with a tag. A label with line breaks continues in the lines after it, which begin with a blank. */
    private static List<String> joinLines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder pending = new StringBuilder();
        // not String.lines(): a carriage return ends no line of apt's
        for (String line : text.split("\n", -1)) {
            boolean continued = line.startsWith(" ") || line.startsWith("\t");
            // without a version it is a "Conf NAME broken", followed by its unmet relations
            if (continued && pending.indexOf(" (") > 0) {
                pending.append('\n').append(line);
            } else {
                add(lines, pending);
                pending.setLength(0);
                pending.append(TAG.matcher(line).lookingAt() ? line : "");
            }
        }
        add(lines, pending);
        return lines;
    }

    private static void add(List<String> lines, StringBuilder line) {
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
    }

    private void parseLine(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            rejectedLines.add(line);
            return;
        }
        String name = parts.group(2);
        Optional<Matcher> after = Optional.ofNullable(parts.group(4)).map(VERSION::matcher);
        if (after.isPresent() && !after.get().matches()) {
            rejectedLines.add(line);
            return;
        }
        switch (parts.group(1)) {
            case "Inst" -> {
                unpacked.add(name);
                after.ifPresentOrElse(
                        to -> add(line, parts.group(3) == null ? Kind.INSTALL : Kind.UPDATE, name, parts.group(3), to),
                        () -> rejectedLines.add(line));
            }
            case "Conf" -> addConfigure(line, name, parts.group(3), after);
            case "Remv" -> add(line, Kind.REMOVE, name, parts.group(3), null);
            default -> add(line, Kind.PURGE, name, parts.group(3), null);
        }
    }

    private void addConfigure(String line, String name, String before, Optional<Matcher> after) {
        if (before != null) {
            // apt names no version before here
            rejectedLines.add(line);
        } else if (!unpacked.contains(name)) {
            after.ifPresentOrElse(to -> add(line, Kind.CONFIGURE, name, null, to), () -> withoutVersion.add(name));
        }
    }

    private void add(String line, Kind kind, String name, String from, Matcher after) {
        int colon = name.indexOf(':');
        String packageName = colon < 0 ? name : name.substring(0, colon);
        String namedArch = colon < 0 ? null : name.substring(colon + 1);
        String arch = after == null ? namedArch : after.group(3);
        String to = after == null ? null : after.group(1);
        List<String> releases =
                after == null || after.group(2) == null ? List.of() : Releases.parse(toVisible(after.group(2)));
        try {
            Action action = new Action(packageName, arch, kind, from, to, releases, Releases.isSecurity(releases));
            if (!DebianPolicy.allows(action) || !isArchitectureOf(namedArch, arch)) {
                throw new IllegalArgumentException(line);
            }
            actions.add(action);
        } catch (IllegalArgumentException e) {
            rejectedLines.add(line);
        }
    }

    /** Whether a name's architecture, if it has one, is that of the version: apt names no other, unless it is for all. */
    private static boolean isArchitectureOf(String namedArch, String arch) {
        return namedArch == null
                || (DebianPolicy.isArchitecture(namedArch) && (namedArch.equals(arch) || "all".equals(arch)));
    }

    /** A release list without what a report may not hold: invisible characters, and more characters than fit. */
    private static String toVisible(String releases) {
        String shortened =
                releases.length() > MAX_RELEASES_LENGTH ? releases.substring(0, MAX_RELEASES_LENGTH) + "…" : releases;
        return shortened
                .replaceAll("[\\t\\n\\x0B\\f\\r]+|\\p{Zs}", " ")
                .replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?")
                .strip();
    }
}
