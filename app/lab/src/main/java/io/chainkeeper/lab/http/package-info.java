/// A web server small enough to be read in one sitting.
///
/// [io.chainkeeper.lab.http.HttpsListener] accepts, one virtual thread serves each connection from its first byte to
/// its last, and a [io.chainkeeper.lab.http.Route] answers one [io.chainkeeper.lab.http.Exchange] at a time. That
/// gives keep-alive and pipelining in order for nothing. It speaks HTTP/1.1 with `Content-Length` bodies and
/// nothing else, because the servers it stands in for are used that way.
package io.chainkeeper.lab.http;
