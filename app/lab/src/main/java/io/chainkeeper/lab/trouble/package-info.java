/// What can go wrong, as values.
///
/// A [io.chainkeeper.lab.trouble.Trouble] waits in [io.chainkeeper.lab.trouble.Troubles] until the first request
/// that it fits, and is gone with it.
package io.chainkeeper.lab.trouble;
