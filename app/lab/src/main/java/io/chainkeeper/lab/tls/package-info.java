/// The lab's own certificate authority, and the certificates that its servers show.
///
/// The authority is made once per lab folder and kept there, so that a person who accepted it yesterday meets the
/// same one today. Server certificates are made at each start and live in memory only.
package io.chainkeeper.lab.tls;
