/** What is fuzzed, and on this host without a server: the rules tell a right reaction from a wrong one. */
package io.masif.fuzz.check;
