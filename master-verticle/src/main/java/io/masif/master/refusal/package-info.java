/** Clients' certificates that are refused: why, how it is counted, and how it is logged. */
package io.masif.master.refusal;
