/** The processes that are fuzzed, and the connections to them. */
package io.masif.fuzz.bed;
