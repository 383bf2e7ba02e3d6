/// A small HTTP/1.1 client over TLS, made for one thing: moving megabytes between a server and a buffer with little
/// CPU.
///
/// From below: a `Line` is a TCP connection on which no wait is without end; a `Wire` puts TLS on it, or nothing;
/// [Connection][io.chainkeeper.transfer.http.Connection] speaks HTTP/1.1: one request, one
/// [Head][io.chainkeeper.transfer.http.Head],
/// one body of known length. It knows no images and no tickets. What it needn't do it doesn't: no redirects, cookies,
/// proxies, chunks or compression.
package io.chainkeeper.transfer.http;
