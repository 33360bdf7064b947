package io.masif.agent.lists;

import io.masif.agent.apt.AptFolders;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostSentence;
import io.masif.domain.host.HostState;
import io.masif.text.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks whether the package lists are present and valid, which a simulation does not. Blocks. */
public record ListsCondition(AptFolders folders) {
    private static final int MAX_DATE_LENGTH = 60;

    public Optional<HostProblem> findMissing() {
        if (Files.isDirectory(folders.lists()) && !Files.isReadable(folders.lists())) {
            return Optional.of(
                    new HostProblem(HostState.LISTS_MISSING, HostSentence.LISTS_UNREADABLE.format(folders.lists())));
        }
        return listFiles("Packages").isEmpty()
                ? Optional.of(new HostProblem(HostState.LISTS_MISSING, HostSentence.LISTS_MISSING.format()))
                : Optional.empty();
    }

    /**
     * The problems with the dates of the release files.
     *
     * @param expired lists that apt-get update would reject; other commands use them
     * @param malformed a date that apt does not understand, and ignores
     */
    public record DateProblems(Optional<HostProblem> expired, Optional<HostProblem> malformed) {}

    public DateProblems findDateProblems(Instant now) {
        List<String> exempt = folders.checksValidUntil()
                ? UnexpiringSources.findPrefixes(folders.configuration().etc())
                : List.of("");
        Optional<HostProblem> expired = Optional.empty();
        Optional<HostProblem> malformed = Optional.empty();
        for (Path file : ReleaseFiles.listFiles(folders.lists())) {
            String name = file.getFileName().toString();
            Map<String, String> fields = ReleaseFiles.readFields(file);
            if (exempt.stream().noneMatch(name::startsWith)) {
                String text = fields.get("valid-until");
                expired = expired.or(() -> findExpired(name, text, now));
                malformed = malformed.or(
                        () -> findMalformed(HostSentence.VALID_UNTIL_MALFORMED, name, "Valid-Until", text));
            }
            malformed =
                    malformed.or(() -> findMalformed(HostSentence.DATE_MALFORMED, name, "Date", fields.get("date")));
        }
        return new DateProblems(expired, malformed);
    }

    private static Optional<HostProblem> findExpired(String file, String text, Instant now) {
        return Optional.ofNullable(text)
                .flatMap(ReleaseDate::parse)
                .filter(now::isAfter)
                .map(validUntil ->
                        new HostProblem(HostState.LISTS_EXPIRED, HostSentence.LISTS_EXPIRED.format(file, validUntil)));
    }

    private static Optional<HostProblem> findMalformed(HostSentence sentence, String file, String field, String text) {
        return text == null || ReleaseDate.parse(text).isPresent()
                ? Optional.empty()
                : Optional.of(new HostProblem(
                        HostState.APT_FAILED,
                        sentence.format(file, field + ": " + Quote.line(text, MAX_DATE_LENGTH), ReleaseDate.EXAMPLE)));
    }

    private List<Path> listFiles(String part) {
        try (Stream<Path> files = Files.list(folders.lists())) {
            return files.filter(file -> file.getFileName().toString().contains(part))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
