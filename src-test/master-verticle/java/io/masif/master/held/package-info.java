/** Reports whose answers are held back. */
package io.masif.master.held;
