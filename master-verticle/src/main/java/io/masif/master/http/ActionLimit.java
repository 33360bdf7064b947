package io.masif.master.http;

import io.masif.failure.Failure;

/**
 * Refuses a body with more actions than a report may have before anything is made of it: the elements of its arrays are
 * counted, byte by byte, up to the first one too many. What is no JSON is for others to refuse.
 */
final class ActionLimit {
    /** The depth of the array of actions of a run; deeper arrays hold no actions. */
    private static final int DEEPEST = 4;

    /** The depth of the array of runs. */
    private static final int OF_RUNS = 2;

    private final int most;

    /** @param most actions of a plan; and of all runs of a report */
    ActionLimit(int most) {
        this.most = most;
    }

    /** @throws Failure as bad input, if there are more */
    void check(byte[] json) {
        boolean[] array = new boolean[DEEPEST + 1];
        int[] elements = new int[DEEPEST + 1];
        int ofRuns = 0;
        int depth = 0;
        for (int at = 0; at < json.length; at++) {
            switch (json[at]) {
                case '"' -> at = endOfText(json, at);
                case '[', '{' -> {
                    depth++;
                    if (depth <= DEEPEST) {
                        array[depth] = json[at] == '[';
                        elements[depth] = 1;
                        ofRuns += depth == DEEPEST && array[DEEPEST] && array[OF_RUNS] ? 1 : 0;
                    }
                }
                case ']', '}' -> depth = Math.max(0, depth - 1);
                case ',' -> {
                    if (depth <= DEEPEST && array[depth]) {
                        elements[depth]++;
                        ofRuns += depth == DEEPEST && array[OF_RUNS] ? 1 : 0;
                        refuseMore(Math.max(elements[depth], ofRuns));
                    }
                }
                default -> {}
            }
        }
    }

    private void refuseMore(int actions) {
        if (actions > most) {
            throw Failure.badInput("a report may have " + most
                    + " actions at most, but this one has more; api.actionLimit allows more");
        }
    }

    /** The position of the quotation mark that ends the text which begins here, or the last one of all. */
    private static int endOfText(byte[] json, int begin) {
        int at = begin + 1;
        while (at < json.length && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at;
    }
}
