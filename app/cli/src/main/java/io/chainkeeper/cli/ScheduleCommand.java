package io.chainkeeper.cli;

import picocli.CommandLine;

/// Plans: what is backed up when.
@CommandLine.Command(
        name = "schedule",
        description = "Plans: which VMs are backed up when, how, and how long points stay.",
        subcommands = {
            ScheduleListCommand.class,
            ScheduleShowCommand.class,
            ScheduleAddCommand.class,
            ScheduleChangeCommand.class,
            ScheduleRemoveCommand.class,
            ScheduleNextCommand.class,
            ScheduleRunCommand.class,
            SchedulePauseCommand.class,
            ScheduleResumeCommand.class,
            SchedulePreviewCommand.class,
        })
final class ScheduleCommand extends CommandGroup {}
