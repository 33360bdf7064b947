package io.masif.fuzz.check;

import io.masif.agent.run.PreparedGate;
import io.masif.domain.Action;
import io.masif.fuzz.input.GateInputs;
import io.masif.fuzz.input.Randomness;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The gate that apt asks before dpkg starts, in a run as the agent prepares it. */
public final class GateTarget implements Target {
    private static final String ARCH = "amd64";

    private final Samples samples = new Samples();
    private final Path folder;
    private final Path archives;
    private final PreparedGate gate;
    private final GateRule rule;

    /** @param folder where the run is prepared */
    public GateTarget(Path folder) {
        this.folder = Folders.create(folder).toAbsolutePath();
        archives = Folders.create(this.folder.resolve("archives"));
        GateInputs.APPROVED.stream().map(GateInputs::fileName).forEach(name -> write(archives.resolve(name)));
        write(archives.resolve("other.deb"));
        Map<Action, Path> approved = new LinkedHashMap<>();
        GateInputs.APPROVED.forEach(action -> approved.put(action, archives.resolve(GateInputs.fileName(action))));
        gate = PreparedGate.prepareApt(this.folder.resolve("run"), approved, ARCH);
        rule = new GateRule(ARCH, archives, PreparedGate.checksFiles());
    }

    private static void write(Path file) {
        Folders.write(file, "package " + file.getFileName() + "\n");
    }

    @Override
    public String name() {
        return "gate";
    }

    @Override
    public Optional<Fault> prepare(long seed) {
        return samples.create(seed, name(), GateInputs::createAccepted, input -> {
            Optional<Fault> fault = check(input);
            return fault.isPresent() || rule.expect(fillPaths(input)) == GateRule.Expected.ACCEPTED
                    ? fault
                    : Optional.of(new Fault("gate: sample", "the rule does not accept what apt says"));
        });
    }

    @Override
    public byte[] createInput(Randomness random) {
        return GateInputs.mutate(random, samples.pick(random), samples.pick(random));
    }

    @Override
    public Optional<Fault> check(byte[] input) {
        byte[] gateInput = fillPaths(input);
        GateResult answer = runGate(gateInput);
        return switch (rule.expect(gateInput)) {
            case ACCEPTED ->
                answer.code() == 0
                        ? Optional.empty()
                        : createFault("refused", "approved steps are refused with " + answer);
            case REFUSED ->
                answer.code() != 0
                        ? checkSentence(answer)
                        : createFault("accepted", "steps that are not approved are let through");
            case EITHER -> answer.code() == 0 ? Optional.empty() : checkSentence(answer);
        };
    }

    private static Optional<Fault> checkSentence(GateResult answer) {
        return answer.text().startsWith("masif gate: ") || answer.text().contains("\nmasif gate: ")
                ? Optional.empty()
                : createFault("silent", "the gate refuses without a sentence of its own: " + answer);
    }

    private record GateResult(int code, String text) {}

    private byte[] fillPaths(byte[] input) {
        return new String(input, StandardCharsets.ISO_8859_1)
                .replace(GateInputs.ARCHIVES, archives.toString())
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private GateResult runGate(byte[] gateInput) {
        Path in = folder.resolve("in");
        try {
            Files.write(in, gateInput);
            ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "\"$MASIF_GATE\"")
                    .redirectErrorStream(true)
                    .redirectInput(in.toFile());
            builder.environment().put("MASIF_GATE", gate.gateScript().toString());
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new GateResult(process.onExit().join().exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Fault> createFault(String kind, String sentence) {
        return Optional.of(new Fault("gate: " + kind, sentence));
    }
}
