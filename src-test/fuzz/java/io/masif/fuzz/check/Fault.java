package io.masif.fuzz.check;

/**
 * A reaction that is not right.
 *
 * @param kind the same for faults that have the same cause, as far as that shows
 * @param sentence what was observed, and what would be right
 */
public record Fault(String kind, String sentence) {}
