package io.masif.agent.select;

import io.masif.agent.apt.AptDiagnostics;
import io.masif.agent.process.Commands.Output;
import io.masif.domain.Action;
import io.masif.domain.host.HostSentence;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that apt would unpack, as {@code apt-get --print-uris} names them.
 *
 * @param hashes in hexadecimal digits, by the names of the files without their extension
 * @param warnings apt's warnings about packages of which two archives have different files, by name and version
 * @param failure why apt did not name the files; null if it did
 */
record ArchiveFiles(Map<String, String> hashes, Map<String, String> warnings, String failure) {
    // 'URI' NAME SIZE HASH; the hash may be missing
    private static final Pattern URI_LINE =
            Pattern.compile("'.*' (\\S+)\\.\\w+ [0-9]+ (?:SHA256:([0-9a-f]{64})|SHA512:([0-9a-f]{128}))");
    private static final Pattern WARNING = Pattern.compile(
            "W: (Sources disagree on hashes for supposedly identical version '(\\S+)' of '([^\\s':]+)(?::\\S+)?'\\.?)");

    /** Parses both streams of apt's output. */
    static ArchiveFiles parse(Output output) {
        Map<String, String> hashes = new HashMap<>();
        Map<String, String> warnings = new HashMap<>();
        output.out()
                .lines()
                .map(URI_LINE::matcher)
                .filter(Matcher::matches)
                .forEach(line -> hashes.put(line.group(1), line.group(2) == null ? line.group(3) : line.group(2)));
        output.err()
                .lines()
                .map(WARNING::matcher)
                .filter(Matcher::matches)
                .forEach(line -> warnings.put(line.group(3) + "=" + line.group(2), line.group(1)));
        String failure = output.exitStatus() == 0
                ? null
                : AptDiagnostics.findErrorOrWarning(output.err())
                        .orElseGet(() -> HostSentence.GET_ENDED.format(output.exitStatus()));
        return new ArchiveFiles(hashes, warnings, failure);
    }

    /** Takes the hashes of files that have none here from others. */
    ArchiveFiles withFallback(ArchiveFiles others) {
        Map<String, String> all = new HashMap<>(others.hashes);
        all.putAll(hashes);
        return new ArchiveFiles(all, warnings, failure);
    }

    /** The hash of the file that an action unpacks; empty if its archive has none that is strong enough. */
    Optional<String> findHash(Action action) {
        return Optional.ofNullable(hashes.get(cacheFileName(action)));
    }

    /** Why it is uncertain which file an action would unpack; empty if it is certain. */
    Optional<String> findObjection(Action action) {
        if (failure != null) {
            return Optional.of(HostSentence.FILE_NOT_NAMED.format(failure));
        }
        return Optional.ofNullable(warnings.get(action.packageName() + "=" + action.to()))
                .map(HostSentence.FILE_AMBIGUOUS::format)
                .or(() -> findHash(action).isPresent()
                        ? Optional.empty()
                        : Optional.of(HostSentence.FILE_UNVERIFIABLE.format()));
    }

    /** The file's name in apt's cache, without its extension. */
    private static String cacheFileName(Action action) {
        return action.packageName() + "_" + action.to().replace(":", "%3a") + "_" + action.arch();
    }
}
