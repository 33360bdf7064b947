package io.masif.fuzz.bed;

import io.masif.rig.process.BlockedThreads;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a part has logged since it was last asked, and says what no request may cause there. */
public final class LogWatch {
    private static final Pattern STAMP =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\S+ ([A-Z]+) .*");
    private static final Pattern STACK =
            Pattern.compile("\\s+at [\\w.$/@<>]+\\(.*\\)|Caused by: .*|\\s+\\.\\.\\. \\d+ .*");
    private static final Pattern INVISIBLE = Pattern.compile(".*[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\t]].*");
    private static final int MAX_LINE_LENGTH = 1000;
    private static final int MAX_SHOWN_LENGTH = 200;

    private final String part;
    private final Path file;
    private long offset;
    /** Whether the last line belongs to what is logged about a machine that stands still. */
    private boolean isAboutStandstill;

    LogWatch(String part, Path file) {
        this.part = part;
        this.file = file;
        offset = getSize();
    }

    /** What is wrong with the lines that are new, if anything is. */
    public Optional<String> findFault() {
        if (getSize() == offset) {
            return Optional.empty();
        }
        // a line ends by a newline; anything else in it was written by a client
        for (String line : read().split("\n", -1)) {
            Optional<String> fault = findFault(line);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<String> findFault(String line) {
        boolean hasTimestamp = STAMP.matcher(line).matches();
        isAboutStandstill = hasTimestamp ? line.contains(" " + BlockedThreads.LOGGER + " ") : isAboutStandstill;
        if (isAboutStandstill) {
            return Optional.empty();
        }
        if (STACK.matcher(line).matches()) {
            return Optional.of("stack trace in the log of the " + part + ": " + toPrintable(line));
        }
        if (INVISIBLE.matcher(line).matches()) {
            return Optional.of("control character in the log of the " + part + ": " + toPrintable(line));
        }
        if (!hasTimestamp && !line.isEmpty()) {
            return Optional.of("line without a date in the log of the " + part + ": " + toPrintable(line));
        }
        if (line.contains(" ERROR ")) {
            return Optional.of("error in the log of the " + part + ": " + toPrintable(line));
        }
        return line.length() > MAX_LINE_LENGTH
                ? Optional.of("long line in the log of the " + part + ": " + toPrintable(line))
                : Optional.empty();
    }

    private static String toPrintable(String line) {
        return line.substring(0, Math.min(MAX_SHOWN_LENGTH, line.length())).replaceAll("\\p{C}", "?");
    }

    private long getSize() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole lines only: an incomplete line is read next time. */
    private String read() {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(offset);
            byte[] bytes = new byte[(int) (in.length() - offset)];
            in.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            offset += end;
            return new String(bytes, 0, end, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
