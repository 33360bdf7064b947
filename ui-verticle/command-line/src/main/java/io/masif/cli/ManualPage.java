package io.masif.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Prints the manual page masif(1) in the language of roff (man(7)), for the Debian package. */
public final class ManualPage {
    private final List<String> lines = new ArrayList<>();

    private ManualPage() {}

    public static void main(String[] arguments) {
        System.out.print(new ManualPage().write(Main.createCommandLine()));
    }

    private String write(CommandLine masif) {
        CommandSpec spec = masif.getCommandSpec();
        lines.add(".TH MASIF 1 \"\" \"Masif Upgrader\" \"User Commands\"");
        addSection(
                "NAME", List.of("masif - " + lowerFirst(join(spec.usageMessage().description()))));
        lines.add(".SH SYNOPSIS");
        lines.add(".B masif");
        lines.add("[OPTIONS] COMMAND [OPTIONS]");
        lines.add(".SH OPTIONS");
        lines.add("These may stand before the command or after it.");
        addOptions(spec);
        lines.add(".SH COMMANDS");
        masif.getSubcommands().values().forEach(each -> addCommand(each.getCommandSpec()));
        addSection(
                "CONFIGURATION",
                literal(spec.usageMessage().footerHeading(), spec.usageMessage().footer()));
        lines.add(".SH EXIT STATUS");
        for (Map.Entry<String, String> code : spec.usageMessage().exitCodeList().entrySet()) {
            addTagged(code.getKey().strip(), code.getValue());
        }
        return String.join("\n", lines) + "\n";
    }

    private void addCommand(CommandSpec command) {
        lines.add(".SS " + escape("masif " + command.name() + " " + synopsis(command)));
        lines.add(escape(join(command.usageMessage().description())));
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            addTagged(parameter.paramLabel(), join(parameter.description()));
        }
        addOptions(command);
    }

    /** The options of a command but those that all have. */
    private void addOptions(CommandSpec command) {
        for (OptionSpec option : command.options()) {
            if (!option.inherited() && !option.usageHelp() && !option.versionHelp()) {
                addTagged(String.join(", ", option.names()) + argument(option), join(option.description()));
            }
        }
    }

    private static String synopsis(CommandSpec command) {
        return command.positionalParameters().stream().map(ManualPage::synopsis).collect(Collectors.joining())
                + "[OPTIONS]";
    }

    private static String synopsis(PositionalParamSpec parameter) {
        String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
        return (parameter.arity().min() == 0 ? "[" + label + "]" : label) + " ";
    }

    private static String argument(ArgSpec option) {
        return option.arity().max() == 0 ? "" : "=" + option.paramLabel();
    }

    private void addSection(String title, List<String> text) {
        lines.add(".SH " + title);
        text.forEach(line -> lines.add(escape(line)));
    }

    private void addTagged(String tag, String text) {
        lines.addAll(List.of(".TP", ".B " + escape(tag), escape(text)));
    }

    /** Text whose lines stay as they are. */
    private static List<String> literal(String heading, String[] text) {
        List<String> all = new ArrayList<>(List.of(String.format(heading).strip(), ".EX"));
        all.addAll(Arrays.asList(text));
        all.add(".EE");
        return all;
    }

    private static String join(String[] text) {
        return String.join(" ", text);
    }

    private static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    /** A hyphen is one that can be copied; a line that begins with a dot or a quote is text. */
    private static String escape(String text) {
        if (text.equals(".EX") || text.equals(".EE")) {
            return text;
        }
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
