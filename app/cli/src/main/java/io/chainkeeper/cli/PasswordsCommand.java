package io.chainkeeper.cli;

import picocli.CommandLine;

/// Where passwords are kept.
@CommandLine.Command(
        name = "passwords",
        description = "Where passwords are kept: in this system's keyring, or in a file that a passphrase seals.",
        subcommands = {
            PasswordsShowCommand.class,
            PasswordsSealCommand.class,
            PasswordsChangeCommand.class,
            PasswordsRemoveCommand.class,
        })
final class PasswordsCommand extends CommandGroup {}
