/** Control flow of futures that Vert.x does not have: AsyncLoop repeats a step. It knows nothing of its callers. */
package io.masif.flow;
