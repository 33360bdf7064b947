package io.masif.master.body;

import io.masif.failure.Failure;

/**
 * Refuses a body with more actions than a report may have before it is parsed: it counts the elements of the arrays, byte
 * by byte, up to the first one too many. It does not refuse invalid JSON; the parser does.
 */
public final class ActionLimit {
    /** The depth of the array of actions of a run; deeper arrays hold no actions. */
    private static final int MAX_DEPTH = 4;

    /** The depth of the array of runs. */
    private static final int RUNS_DEPTH = 2;

    private final int maxActions;

    /** @param maxActions actions of a plan; and of all runs of a report */
    public ActionLimit(int maxActions) {
        this.maxActions = maxActions;
    }

    /** @throws Failure as bad input, if there are more */
    void check(byte[] json) {
        boolean[] array = new boolean[MAX_DEPTH + 1];
        int[] elements = new int[MAX_DEPTH + 1];
        int runActions = 0;
        int depth = 0;
        for (int at = 0; at < json.length; at++) {
            switch (json[at]) {
                case '"' -> at = findEndOfString(json, at);
                case '[', '{' -> {
                    depth++;
                    if (depth <= MAX_DEPTH) {
                        array[depth] = json[at] == '[';
                        elements[depth] = 1;
                        runActions += depth == MAX_DEPTH && array[MAX_DEPTH] && array[RUNS_DEPTH] ? 1 : 0;
                    }
                }
                case ']', '}' -> depth = Math.max(0, depth - 1);
                case ',' -> {
                    if (depth <= MAX_DEPTH && array[depth]) {
                        elements[depth]++;
                        runActions += depth == MAX_DEPTH && array[RUNS_DEPTH] ? 1 : 0;
                        refuseIfTooMany(Math.max(elements[depth], runActions));
                    }
                }
                default -> {}
            }
        }
    }

    private void refuseIfTooMany(int actions) {
        if (actions > maxActions) {
            throw Failure.badInput("a report may have " + maxActions
                    + " actions at most, but this one has more; api.actionLimit allows more");
        }
    }

    /** The position of the quotation mark that ends the string which begins here, or the end of the body. */
    private static int findEndOfString(byte[] json, int begin) {
        int at = begin + 1;
        while (at < json.length && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at;
    }
}
