package io.masif.rig.synthetic;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import java.util.List;

/** What apt and dpkg print in a run. */
public final class AptOutput {
    private static final int KILOBYTES_PER_PACKAGE = 391;

    private final StringBuilder text = new StringBuilder(4096);

    private AptOutput() {}

    /** That of a run that did everything. */
    public static String complete(List<Action> actions) {
        AptOutput output = new AptOutput();
        output.download(actions);
        output.unpack(actions, actions.size());
        output.setUp(actions, actions.size());
        output.text.append("Processing triggers for man-db ...\nProcessing triggers for libc-bin ...\n");
        return output.text.toString();
    }

    /** That of a run whose action of that index failed when it was set up. */
    public static String failed(List<Action> actions, int failed, String error) {
        AptOutput output = new AptOutput();
        output.download(actions);
        output.unpack(actions, actions.size());
        output.setUp(actions, failed);
        Action action = actions.get(failed);
        output.text
                .append("Setting up ")
                .append(action.packageName())
                .append(" (")
                .append(action.to())
                .append(") ...\n")
                .append(scriptOutput(action.packageName()))
                .append("dpkg: error processing package ")
                .append(action.packageName())
                .append(" (--configure):\n ")
                .append(error)
                .append("\nErrors were encountered while processing:\n ")
                .append(action.packageName())
                .append("\nE: Sub-process /usr/bin/dpkg returned an error code (1)\n");
        return output.text.toString();
    }

    /** The beginning of that of a run, of which so many percent are done. */
    public static String partial(List<Action> actions, int percent) {
        AptOutput output = new AptOutput();
        output.download(actions);
        int steps = actions.size() * 2 * percent / 100;
        output.unpack(actions, Math.min(steps, actions.size()));
        output.setUp(actions, Math.max(0, steps - actions.size()));
        return output.text.toString();
    }

    /** The step that is shown when so many percent of a run are done. */
    public static String step(List<Action> actions, int percent) {
        int step = Math.min(actions.size() * 2 - 1, actions.size() * 2 * percent / 100);
        Action action = actions.get(step % actions.size());
        String verb = action.to() == null ? "Removing" : step < actions.size() ? "Preparing" : "Configuring";
        return verb + " " + action.packageName() + (action.arch() == null ? "" : " (" + action.arch() + ")");
    }

    private static String scriptOutput(String name) {
        return "Job for " + name + ".service failed because the control process exited with error code.\n"
                + "See \"systemctl status " + name + ".service\" and \"journalctl -xeu " + name
                + ".service\" for details.\ninvoke-rc.d: initscript " + name + ", action \"restart\" failed.\n";
    }

    private void download(List<Action> actions) {
        text.append("Reading package lists...\nBuilding dependency tree...\nReading state information...\n");
        list("The following NEW packages will be installed:", actions, Kind.INSTALL);
        list("The following packages will be REMOVED:", actions, Kind.REMOVE);
        list("The following packages will be upgraded:", actions, Kind.UPDATE);
        text.append(
                "%d upgraded, %d newly installed, %d to remove and 0 not upgraded.\nNeed to get %,d kB of archives.\n"
                        .formatted(
                                count(actions, Kind.UPDATE),
                                count(actions, Kind.INSTALL),
                                count(actions, Kind.REMOVE),
                                actions.size() * KILOBYTES_PER_PACKAGE));
        int number = 1;
        for (Action action : actions) {
            if (action.to() != null) {
                text.append("Get:%d http://deb.example.net %s %s %s [%d kB]\n"
                        .formatted(
                                number++, archive(action), action.packageName(), action.to(), KILOBYTES_PER_PACKAGE));
            }
        }
        text.append("Fetched %,d kB in 2s (1,204 kB/s)\n".formatted(actions.size() * KILOBYTES_PER_PACKAGE));
        text.append("(Reading database ... 48213 files and directories currently installed.)\n");
    }

    private void list(String title, List<Action> actions, Kind kind) {
        if (count(actions, kind) > 0) {
            text.append(title).append("\n ");
            actions.stream().filter(action -> action.kind() == kind).forEach(action -> text.append(' ')
                    .append(action.packageName()));
            text.append('\n');
        }
    }

    private void unpack(List<Action> actions, int count) {
        for (Action action : actions.subList(0, count)) {
            String name = action.packageName();
            if (action.to() == null) {
                text.append("Removing ")
                        .append(name)
                        .append(" (")
                        .append(action.from())
                        .append(") ...\n");
                continue;
            }
            text.append("Unpacking ")
                    .append(name)
                    .append(" (")
                    .append(action.to())
                    .append(')');
            text.append(action.from() == null ? " ...\n" : " over (" + action.from() + ") ...\n");
        }
    }

    private void setUp(List<Action> actions, int count) {
        for (Action action : actions.subList(0, count)) {
            if (action.to() != null) {
                text.append("Setting up ")
                        .append(action.packageName())
                        .append(" (")
                        .append(action.to())
                        .append(") ...\n");
            }
        }
    }

    private static long count(List<Action> actions, Kind kind) {
        return actions.stream().filter(action -> action.kind() == kind).count();
    }

    private static String archive(Action action) {
        return action.releases().isEmpty() ? "stable" : action.releases().get(0);
    }
}
