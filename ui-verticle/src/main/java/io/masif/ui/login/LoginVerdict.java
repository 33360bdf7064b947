package io.masif.ui.login;

/**
 * Whether name and password are right.
 *
 * @param waitSeconds more than 0 if the password was not even looked at, since there were too many wrong ones
 */
public record LoginVerdict(boolean accepted, int waitSeconds) {}
