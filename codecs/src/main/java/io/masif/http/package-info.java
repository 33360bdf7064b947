/** What every HTTP server of ours demands of a request before it looks at the path. */
package io.masif.http;
