package io.masif.agent.command;

import io.masif.agent.command.CheckedValue.Status;
import io.masif.agent.socket.SocketClient;
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
 * {@code masif-agent check}: the monitoring plugin. Its options are those of {@code check_masifupgrader_agent}; like that
 * plugin, it prints UNKNOWN if the agent does not answer.
 */
public final class CheckCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int HTTP_OK = 200;
    private static final double NANOS_PER_MICRO = 1000;

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    private CheckCommand() {}

    /** The command with its options. It is built without annotations: to inspect them takes longer. */
    public static CommandLine createCommandLine() {
        CheckCommand command = new CheckCommand();
        CommandSpec spec = command.spec;
        spec.name("check");
        spec.mixinStandardHelpOptions(true);
        spec.usageMessage()
                .description(
                        "Monitoring plugin: how much the agent of this host did in the last 1, 5 and 15 minutes.",
                        "Thresholds T are ranges as in the Monitoring Plugins guidelines: 10, 10:, ~:10, 10:20,"
                                + " @10:20.",
                        "-resptime is in microseconds. An option may also be written with two hyphens.",
                        "")
                .footer("", "Exit status: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN: wrong options, or no usable answer.");
        spec.addOption(buildOption("restsock", "PATH", "The agent's local socket (local.socket).")
                .type(Path.class)
                .required(true)
                .build());
        command.addThresholds("resptime");
        LoadAnswer.KEYS.forEach(key -> LoadAnswer.WINDOWS.forEach(window -> command.addThresholds(key + "-" + window)));
        return new CommandLine(spec)
                .setOverwrittenOptionsAllowed(true)
                .setParameterExceptionHandler((e, arguments) -> command.printUnknown(e.getMessage()))
                .setExecutionExceptionHandler(
                        (e, line, result) -> command.printUnknown(String.valueOf(e.getMessage())));
    }

    @Override
    public Integer call() {
        Path socket = spec.findOption("-restsock").getValue();
        try {
            SocketClient.Response answer = SocketClient.get(socket, "/v1/load", TIMEOUT);
            if (answer.status() != HTTP_OK) {
                return printUnknown("GET /v1/load on " + socket + " was answered with status " + answer.status());
            }
            return printResult(readValues(answer, LoadAnswer.parse(answer.body())));
        } catch (IOException | IllegalArgumentException e) {
            return printUnknown("GET /v1/load on " + socket + ": " + e.getMessage());
        }
    }

    private void addThresholds(String name) {
        for (String level : List.of("warn", "crit")) {
            spec.addOption(buildOption(name + "-" + level, "T", "")
                    .type(Threshold.class)
                    .converters(Threshold::parse)
                    .build());
        }
    }

    private static OptionSpec.Builder buildOption(String name, String label, String description) {
        return OptionSpec.builder("-" + name, "--" + name).paramLabel(label).description(description);
    }

    private List<CheckedValue> readValues(SocketClient.Response answer, LoadAnswer load) {
        List<CheckedValue> values = new ArrayList<>();
        values.add(createValue("time", answer.duration().toNanos() / NANOS_PER_MICRO, "us", "resptime"));
        values.add(new CheckedValue("size", answer.body().length(), "B", null, null));
        load.values().forEach((label, value) -> values.add(createValue(label, value, "", label.replace('_', '-'))));
        return values;
    }

    private CheckedValue createValue(String label, double value, String unit, String option) {
        return new CheckedValue(
                label,
                value,
                unit,
                spec.findOption("-" + option + "-warn").getValue(),
                spec.findOption("-" + option + "-crit").getValue());
    }

    private int printResult(List<CheckedValue> values) {
        Status status = values.stream()
                .map(CheckedValue::status)
                .max(Comparator.naturalOrder())
                .orElse(Status.OK);
        String crossed = values.stream()
                .filter(checked -> checked.status() != Status.OK)
                .sorted(Comparator.comparing(CheckedValue::status).reversed().thenComparing(CheckedValue::label))
                .map(CheckedValue::describe)
                .collect(Collectors.joining(", "));
        String performance =
                values.stream().map(CheckedValue::formatPerformance).collect(Collectors.joining(" "));
        return print(
                status,
                (crossed.isEmpty() ? "all figures are within their thresholds" : crossed) + " | " + performance);
    }

    private int printUnknown(String sentence) {
        return print(Status.UNKNOWN, sentence.replace('|', '/'));
    }

    private int print(Status status, String text) {
        spec.commandLine().getOut().println("MASIF AGENT " + status + ": " + text);
        return status.code();
    }
}
