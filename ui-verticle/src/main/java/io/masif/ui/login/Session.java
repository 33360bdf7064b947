package io.masif.ui.login;

/**
 * Somebody who is logged in.
 *
 * @param operator the name
 * @param csrf what every form that changes something has to carry
 */
public record Session(String operator, String csrf) {}
