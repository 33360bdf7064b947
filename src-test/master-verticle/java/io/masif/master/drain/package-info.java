/** The end of a master's servers, with masters as processes of their own. */
package io.masif.master.drain;
