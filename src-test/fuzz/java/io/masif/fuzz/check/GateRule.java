package io.masif.fuzz.check;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.fuzz.input.GateInputs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What apt may be let do: written from the description of apt's protocol, not from the gate. */
final class GateRule {
    private static final Pattern STEP =
            Pattern.compile("([^ ]+) ([^ ]+) ([^ ]+) ([^ ]*) ([<>=]) ([^ ]+) ([^ ]+) ([^ ]*) (.+)", Pattern.DOTALL);
    private static final Set<String> MULTI_ARCH = Set.of("none", "same", "foreign", "allowed");

    private static final Set<String> ARCHITECTURES = Set.of("-", "all", "amd64", "i386");

    private final String nativeArch;
    private final Path archives;
    private final boolean checksFiles;

    /** What an input is to be met with. */
    enum Expected {
        ACCEPTED,
        REFUSED,
        /** Nothing that is approved is broken, and apt never says it. */
        EITHER
    }

    /**
     * @param archives where the approved files lie
     * @param checksFiles whether each file has to be the one that is approved
     */
    GateRule(String nativeArch, Path archives, boolean checksFiles) {
        this.nativeArch = nativeArch;
        this.archives = archives;
        this.checksFiles = checksFiles;
    }

    Expected expect(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\n\n");
        if (!text.startsWith("VERSION 3\n") || head < 0 || !text.endsWith("\n") || text.length() == head + 2) {
            return Expected.REFUSED;
        }
        Set<String> seen = new HashSet<>();
        boolean isUnusual = text.indexOf('\0') >= 0
                || List.of(text.substring(0, head).split("\n", -1)).contains("end");
        String steps = text.substring(head + 2, text.length() - 1);
        for (String step : steps.split("\n", -1)) {
            Matcher words = STEP.matcher(step);
            if (!words.matches() || !seen.add(identify(words)) || !isApproved(words)) {
                return Expected.REFUSED;
            }
            isUnusual |= !MULTI_ARCH.contains(words.group(4))
                    || !MULTI_ARCH.contains(words.group(8))
                    || !ARCHITECTURES.contains(words.group(3))
                    || !isUsualFile(words);
        }
        return isUnusual ? Expected.EITHER : Expected.ACCEPTED;
    }

    private static String identify(Matcher words) {
        String last = words.group(9);
        String arch = words.group(5).equals(">") ? words.group(3) : words.group(7);
        return words.group(1) + " " + arch + " " + (last.startsWith("**") ? last : "file");
    }

    private boolean isApproved(Matcher words) {
        return GateInputs.APPROVED.stream().anyMatch(action -> isApproved(words, action));
    }

    private boolean isApproved(Matcher words, Action action) {
        if (!words.group(1).equals(action.packageName())) {
            return false;
        }
        boolean removal = action.kind() == Kind.REMOVE || action.kind() == Kind.PURGE;
        return removal ? isApprovedRemoval(words, action) : isApprovedChange(words, action);
    }

    private boolean isApprovedRemoval(Matcher words, Action action) {
        List<String> arches = action.arch() == null ? List.of(nativeArch, "all") : List.of(action.arch());
        return words.group(2).equals(action.from())
                && arches.contains(words.group(3))
                && words.group(5).equals(">")
                && words.group(6).equals("-")
                && words.group(7).equals("-")
                && words.group(9).equals("**REMOVE**");
    }

    private boolean isApprovedChange(Matcher words, Action action) {
        String before = words.group(3);
        String after = words.group(7);
        boolean from = action.from() == null
                ? words.group(2).equals("-") && before.equals("-")
                : words.group(2).equals(action.from())
                        && (before.equals(after) || before.equals("all") || after.equals("all"));
        String last = words.group(9);
        return from
                && words.group(5).equals("<")
                && words.group(6).equals(action.to())
                && after.equals(action.arch())
                && (last.equals("**CONFIGURE**") || (last.startsWith("/") && (!checksFiles || isUsualFile(words))));
    }

    /** Whether a step that unpacks names the file that was approved, or one with the same content. */
    private boolean isUsualFile(Matcher words) {
        String last = words.group(9);
        if (last.startsWith("**")) {
            return true;
        }
        String name = words.group(1) + "_" + words.group(6).replace(":", "%3a") + "_" + words.group(7) + ".deb";
        Path approved = archives.resolve(name);
        return last.equals(approved.toString()) || hasSameContent(last, approved);
    }

    private static boolean hasSameContent(String path, Path approved) {
        try {
            return Files.mismatch(Path.of(path), approved) < 0;
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }
}
