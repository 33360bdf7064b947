package io.masif.ui.view.decision;

/**
 * A host that an operator can choose.
 *
 * @param os its operating system; null if that is unknown
 */
public record HostOption(String name, String os) {}
