package io.chainkeeper.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/// The commands behind the word `chainkeeper`, each built only as far as a command line needs it.
///
/// Reading a command's options and those of all commands below it by reflection is most of what a start costs, and one
/// command line needs one command's: the others stand there with name and description alone, which is what the list
/// of commands and "did you mean" show of them.
final class Doors {
    private static final List<Class<?>> ALL = List.of(
            DemoCommand.class,
            LabCommand.class,
            VmsCommand.class,
            ReadyCommand.class,
            BackupCommand.class,
            PointsCommand.class,
            RestoreCommand.class,
            VerifyCommand.class,
            DoctorCommand.class,
            SupportCommand.class,
            ScheduleCommand.class,
            AgentCommand.class,
            PasswordsCommand.class,
            CatalogCommand.class,
            ImageCommand.class,
            TransferCommand.class,
            BenchCommand.class);

    private Doors() {}

    /// The root with its commands, ready for these arguments.
    static CommandLine to(RootCommand root, String... arguments) {
        var line = new CommandLine(root);
        for (Class<?> type : ALL) {
            var said = type.getAnnotation(CommandLine.Command.class);
            if (mayMean(said.name(), arguments)) {
                line.addSubcommand(type);
            } else {
                line.addSubcommand(said.name(), nameplate(said));
            }
        }
        return line;
    }

    /// A command that no argument names cannot be meant; an argument file (`@FILE`) may name any of them.
    private static boolean mayMean(String name, String... arguments) {
        return Arrays.stream(arguments).anyMatch(word -> word.equals(name) || word.startsWith("@"));
    }

    private static CommandLine.Model.CommandSpec nameplate(CommandLine.Command said) {
        var spec = CommandLine.Model.CommandSpec.create().name(said.name());
        spec.usageMessage().description(said.description());
        return spec;
    }
}
