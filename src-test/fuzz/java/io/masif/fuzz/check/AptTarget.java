package io.masif.fuzz.check;

import io.masif.agent.apt.ParsedLines;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.fuzz.input.AptLines;
import io.masif.fuzz.input.Randomness;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The agent's reading of what a simulation prints. */
public final class AptTarget implements Target {
    private final Samples samples = new Samples();

    @Override
    public String name() {
        return "apt";
    }

    @Override
    public Optional<Fault> prepare(long seed) {
        return samples.create(
                        seed,
                        name(),
                        random -> bytes(AptLines.createSample(random).text()),
                        this::check)
                .or(() -> Samples.findFirstFault(seed, name(), random -> checkSample(AptLines.createSample(random))));
    }

    /** What apt prints is read as what it means. */
    static Optional<Fault> checkSample(AptLines.Sample sample) {
        ParsedLines parsed = ParsedLines.parse(sample.text());
        if (!parsed.refusedLines().isEmpty()) {
            return fault(
                    "refused",
                    "a line that apt prints is refused: "
                            + parsed.refusedLines().get(0));
        }
        return parsed.actions().equals(sample.actions())
                ? Optional.empty()
                : fault(
                        "misread",
                        "what apt prints is read as " + parsed.actions() + ", and not as " + sample.actions());
    }

    @Override
    public byte[] createInput(Randomness random) {
        return AptLines.mutate(random, samples.pick(random), samples.pick(random));
    }

    @Override
    public Optional<Fault> check(byte[] input) {
        String text = text(input);
        try {
            ParsedLines parsed = ParsedLines.parse(text);
            return checkPolicy(parsed).or(() -> checkRoundTrip(parsed)).or(() -> checkLineByLine(text, parsed));
        } catch (RuntimeException e) {
            return fault("exception", "reading the lines threw " + e);
        }
    }

    private static Optional<Fault> checkPolicy(ParsedLines parsed) {
        return parsed.actions().stream()
                .filter(action -> !AptRule.isAllowed(action))
                .findFirst()
                .flatMap(action -> fault("policy", "Debian's policy does not allow what was accepted: " + action));
    }

    /** What was read, written again, is read as the same. */
    private static Optional<Fault> checkRoundTrip(ParsedLines parsed) {
        // a list that is too long for a report is cut, and is cut elsewhere when it is read again
        if (parsed.actions().stream().anyMatch(AptRule::isTruncated)) {
            return Optional.empty();
        }
        String written = parsed.actions().stream()
                .map(action -> AptLines.format(action) + "\n")
                .collect(Collectors.joining());
        ParsedLines reparsed = ParsedLines.parse(written);
        Set<Action> expected = withoutConfigure(parsed.actions());
        return withoutConfigure(reparsed.actions()).equals(expected)
                        && reparsed.refusedLines().isEmpty()
                ? Optional.empty()
                : fault("round trip", "written again it is " + reparsed.actions() + ", and not " + parsed.actions());
    }

    /** No line changes what another means, and each action says what its line says. */
    private static Optional<Fault> checkLineByLine(String text, ParsedLines parsed) {
        Set<Action> single = new LinkedHashSet<>();
        // a label may hold line breaks: apt prints them, followed by a blank
        for (String line : text.split("\n(?![ \t])", -1)) {
            List<Action> actions = ParsedLines.parse(line).actions();
            single.addAll(actions);
            if (actions.size() > 1) {
                return fault("many", "one line is read as several actions: " + actions);
            }
            Optional<Fault> fault = actions.stream()
                    .flatMap(action -> AptRule.findDifference(line, action).stream()
                            .map(difference -> new Fault(
                                    "misread",
                                    "\"" + line + "\" is read as " + action + " of " + action.releases() + ": "
                                            + difference)))
                    .findFirst();
            if (fault.isPresent()) {
                return fault;
            }
        }
        return withoutConfigure(List.copyOf(single)).equals(withoutConfigure(parsed.actions()))
                ? Optional.empty()
                : fault("lines", "line by line it is " + single + ", and together " + parsed.actions());
    }

    /** Whether a package only has to be configured depends on the lines before. */
    private static Set<Action> withoutConfigure(List<Action> actions) {
        return actions.stream()
                .filter(action -> action.kind() != Kind.CONFIGURE)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    private static Optional<Fault> fault(String kind, String sentence) {
        return Optional.of(new Fault("apt: " + kind, sentence));
    }
}
