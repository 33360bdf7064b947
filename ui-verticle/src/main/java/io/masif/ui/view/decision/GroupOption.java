package io.masif.ui.view.decision;

/**
 * A group that an operator can choose.
 *
 * @param members how many hosts are in it
 * @param pending how many of them await one of the actions
 */
public record GroupOption(String name, int members, int pending) {}
