package io.masif.failure;

/** What a client is told. A server that answers in several languages has implementations that know them all. */
@FunctionalInterface
public interface Sentence {
    /** The sentence for logs and programs. */
    String english();
}
