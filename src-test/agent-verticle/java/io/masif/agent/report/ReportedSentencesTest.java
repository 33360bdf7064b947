package io.masif.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.host.FoundSentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence that an agent reports is a {@link io.masif.domain.host.HostSentence}, which pages have in each language. */
class ReportedSentencesTest {
    private static final Path MAIN = Path.of(System.getProperty("masif.root"), "agent-verticle/src/main");
    /** Those whose texts are reported; those of others stay on the host. */
    private static final List<String> REPORTING_PACKAGES = List.of(
            "apt",
            "cycle",
            "execute",
            "facts",
            "keptback",
            "lists",
            "lock",
            "message",
            "plan",
            "process",
            "restart",
            "retry",
            "run",
            "select");
    /** What apt, dpkg and needrestart print, and the agent reads. */
    private static final Set<String> READERS = Set.of(
            "AptMessage.java",
            "HookOutput.java",
            "KeptBackNames.java",
            "NeedrestartOutput.java",
            "StatusErrors.java",
            "UnmetDependencies.java");
    /** Texts for others than readers of reports: who is logged in, who starts the agent, who reads its log. */
    private static final Pattern LOCAL = Pattern.compile("\\bLOG\\b|logUnreadable|super\\(|IllegalArgumentException"
            + "|Pattern\\.compile|String (GATE_PREFIX|MESSAGE|ACTION_FAILED) =");
    /** The step of a run, which has words of its own, see RunStep of the UI. */
    private static final String STEP = "Configuration file of ";

    private static final Pattern TOKEN = Pattern.compile(
            "(\"(?:[^\"\\\\\\n]|\\\\.)*\")|'(?:[^'\\\\\\n]|\\\\.)'|//[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern WORDS = Pattern.compile("[a-z]{2,} [a-z]{2,}");
    private static final Pattern REFUSAL = Pattern.compile("refuse\\(?\\s*[\"'](?:\\$\\{said:-)?(.*?)}?[\"']");
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\{[^}]*}?|[!\\w]+)");

    @Test
    void eachIsDefinedForReaders() throws IOException {
        List<String> found = new ArrayList<>();
        for (String name : REPORTING_PACKAGES) {
            for (Path file : list(MAIN.resolve("java/io/masif/agent").resolve(name), ".java")) {
                findSentences(Files.readString(file)).forEach(text -> found.add(file.getFileName() + ": " + text));
            }
        }
        assertThat(found)
                .as("make it a HostSentence, with a text in each language")
                .isEmpty();
    }

    @Test
    void eachRefusalOfTheScriptsIsDefinedForReaders() throws IOException {
        List<String> refusals = new ArrayList<>();
        for (Path script : list(MAIN.resolve("resources/io/masif/agent/run"), "")) {
            REFUSAL.matcher(Files.readString(script))
                    .results()
                    .map(refusal -> VARIABLE.matcher(refusal.group(1)).replaceAll("x"))
                    .forEach(refusals::add);
        }
        assertThat(refusals).hasSizeGreaterThan(20).allSatisfy(text -> assertThat(
                        FoundSentence.parse(text.endsWith(": ") ? text + "x" : text))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence.sentence().word()).startsWith("gate-")));
    }

    private static List<Path> list(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> !READERS.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> findSentences(String source) {
        String code = maskTexts(source);
        return TOKEN.matcher(source)
                .results()
                .filter(token -> token.group(1) != null)
                .filter(token -> WORDS.matcher(token.group()).find())
                .filter(token -> !LOCAL.matcher(findStatement(code, token)).find())
                .map(token -> token.group().substring(1, token.group().length() - 1))
                .filter(text -> !text.equals(STEP))
                .toList();
    }

    /** Without the contents of literals and comments, and of the same length. */
    private static String maskTexts(String source) {
        Matcher tokens = TOKEN.matcher(source);
        return tokens.replaceAll(token -> "_".repeat(token.group().length()));
    }

    private static String findStatement(String code, MatchResult literal) {
        int begin = literal.start();
        while (begin > 0 && ";{}".indexOf(code.charAt(begin - 1)) < 0) {
            begin--;
        }
        int end = code.indexOf(';', literal.end());
        return code.substring(begin, end < 0 ? code.length() : end);
    }
}
