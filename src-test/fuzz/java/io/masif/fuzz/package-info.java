/** The fuzzer's command, and how a campaign goes on. */
package io.masif.fuzz;
