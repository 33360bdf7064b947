package io.masif.ui.view.operator;

/**
 * Who sends a request.
 *
 * @param id the number, which stays when the operator is renamed; 0 for the token of the configuration
 * @param mustChangePassword whether the password was generated, and has to be changed before anything else is done
 */
public record Operator(long id, String name, Role role, boolean mustChangePassword) {}
