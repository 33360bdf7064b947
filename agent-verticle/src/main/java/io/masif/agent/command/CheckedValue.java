package io.masif.agent.command;

import java.math.BigDecimal;

/**
 * A value with its thresholds.
 *
 * @param label such as {@code query_1m}
 * @param unit such as {@code us}; may be empty
 * @param warn null if there is none
 * @param crit null if there is none
 */
record CheckedValue(String label, double value, String unit, Threshold warn, Threshold crit) {
    /** The severity, with the exit status of a plugin. */
    enum Status {
        OK(0),
        WARNING(1),
        CRITICAL(2),
        UNKNOWN(3);

        private final int code;

        Status(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    Status status() {
        if (crit != null && crit.isAlert(value)) {
            return Status.CRITICAL;
        }
        return warn != null && warn.isAlert(value) ? Status.WARNING : Status.OK;
    }

    /** {@code query_1m = 3 (critical: 2)}. */
    String describe() {
        Threshold crossed = status() == Status.CRITICAL ? crit : warn;
        return label + " = " + formatNumber() + unit
                + (status() == Status.OK
                        ? ""
                        : " (" + (status() == Status.CRITICAL ? "critical: " : "warning: ") + crossed.text() + ")");
    }

    /** {@code 'query_1m'=3;1;2;0}. */
    String formatPerformance() {
        return "'" + label + "'=" + formatNumber() + unit + ";" + formatThreshold(warn) + ";" + formatThreshold(crit)
                + ";0";
    }

    private String formatNumber() {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String formatThreshold(Threshold threshold) {
        return threshold == null ? "" : threshold.text();
    }
}
