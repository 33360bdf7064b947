/** The servers that are fuzzed, with their rules, and those who must not suffer from it. */
package io.masif.fuzz.server;
