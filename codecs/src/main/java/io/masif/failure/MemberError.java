package io.masif.failure;

/**
 * What is wrong with a member of a JSON body.
 *
 * @param pointer where it is, as the fragment of an address by RFC 6901, such as {@code #/actions/0/package}
 * @param detail a sentence: what is wrong, and what would be right
 */
public record MemberError(String pointer, String detail) {}
