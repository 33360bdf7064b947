package io.masif.agent.command;

import io.masif.agent.command.Figure.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code masif-agent check}: the monitoring plugin. Its options are those of {@code check_masifupgrader_agent}; like
 * that, it says UNKNOWN when the agent does not answer.
 */
public final class CheckCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final double MICROS = 1000;

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    private CheckCommand() {}

    /** The command with its options. It is put together by hand: to inspect annotations takes longer. */
    public static CommandLine commandLine() {
        CheckCommand command = new CheckCommand();
        CommandSpec spec = command.spec;
        spec.name("check");
        spec.mixinStandardHelpOptions(true);
        spec.usageMessage()
                .description(
                        "Monitoring plugin: how much the agent of this host did in the last 1, 5 and 15 minutes.",
                        "Thresholds T are ranges as in the Monitoring Plugins guidelines: 10, 10:, ~:10, 10:20, @10:20.",
                        "-resptime is in microseconds. An option may also be written with two hyphens.",
                        "")
                .footer("", "Exit status: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN: wrong options, or no usable answer.");
        spec.addOption(option("restsock", "PATH", "The agent's local socket (local.socket).")
                .type(Path.class)
                .required(true)
                .build());
        command.threshold("resptime");
        Load.KEYS.forEach(key -> Load.WINDOWS.forEach(window -> command.threshold(key + "-" + window)));
        return new CommandLine(spec)
                .setOverwrittenOptionsAllowed(true)
                .setParameterExceptionHandler((e, arguments) -> command.unknown(e.getMessage()))
                .setExecutionExceptionHandler((e, line, result) -> command.unknown(String.valueOf(e.getMessage())));
    }

    @Override
    public Integer call() {
        Path socket = spec.findOption("-restsock").getValue();
        try {
            SocketClient.Answer answer = SocketClient.get(socket, "/v1/load", PATIENCE);
            if (answer.status() != OK) {
                return unknown("GET /v1/load on " + socket + " was answered with status " + answer.status());
            }
            return report(figures(answer, Load.parse(answer.body())));
        } catch (IOException | IllegalArgumentException e) {
            return unknown("GET /v1/load on " + socket + ": " + e.getMessage());
        }
    }

    private void threshold(String name) {
        for (String level : List.of("warn", "crit")) {
            spec.addOption(option(name + "-" + level, "T", "")
                    .type(Threshold.class)
                    .converters(Threshold::parse)
                    .build());
        }
    }

    private static OptionSpec.Builder option(String name, String label, String description) {
        return OptionSpec.builder("-" + name, "--" + name).paramLabel(label).description(description);
    }

    private List<Figure> figures(SocketClient.Answer answer, Load load) {
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("time", answer.took().toNanos() / MICROS, "us", "resptime"));
        figures.add(new Figure("size", answer.body().length(), "B", null, null));
        load.figures().forEach((label, value) -> figures.add(figure(label, value, "", label.replace('_', '-'))));
        return figures;
    }

    private Figure figure(String label, double value, String unit, String option) {
        return new Figure(
                label,
                value,
                unit,
                spec.findOption("-" + option + "-warn").getValue(),
                spec.findOption("-" + option + "-crit").getValue());
    }

    private int report(List<Figure> figures) {
        Status status = figures.stream()
                .map(Figure::status)
                .max(Comparator.naturalOrder())
                .orElse(Status.OK);
        String crossed = figures.stream()
                .filter(figure -> figure.status() != Status.OK)
                .sorted(Comparator.comparing(Figure::status).reversed().thenComparing(Figure::label))
                .map(Figure::words)
                .collect(Collectors.joining(", "));
        String performance = figures.stream().map(Figure::performance).collect(Collectors.joining(" "));
        return say(
                status,
                (crossed.isEmpty() ? "all figures are within their thresholds" : crossed) + " | " + performance);
    }

    private int unknown(String sentence) {
        return say(Status.UNKNOWN, sentence.replace('|', '/'));
    }

    private int say(Status status, String text) {
        spec.commandLine().getOut().println("MASIF AGENT " + status + ": " + text);
        return status.code();
    }
}
