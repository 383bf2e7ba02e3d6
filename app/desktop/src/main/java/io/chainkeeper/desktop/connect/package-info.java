/// The first screen's doors: connect to an engine, open a repository, try the built-in lab.
///
/// Connecting never trusts by itself: the engine's certificate is shown with its fingerprint, and a person decides.
package io.chainkeeper.desktop.connect;
