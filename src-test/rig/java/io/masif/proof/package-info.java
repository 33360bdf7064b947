/** What is shown rather than tested: figures, and proofs on real systems. The programs behind scripts. */
package io.masif.proof;
