/// The command line: everything the window does, said without a screen.
///
/// Each command is a class of its own below [RootCommand]; what they share is in [Command]. They ask the same
/// `Workplace` as the window, print their answer on standard output (as text or as one JSON document), everything else
/// on standard error, and end with an [ExitCode]. Exceptions become words in one place, [Main].
package io.chainkeeper.cli;
