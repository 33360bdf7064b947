/** What every HTTP server of ours demands of a request before it looks at the path, and how it treats its clients. */
package io.masif.http;
