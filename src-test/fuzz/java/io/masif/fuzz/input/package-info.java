/** What is sent: accepted inputs made from a seed, and mutations of them. */
package io.masif.fuzz.input;
