package io.chainkeeper.jobs.autostart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A task of the Windows task scheduler with a logon trigger, made from a definition in its own XML form.
final class WindowsTask implements Autostart {
    static final String NAME = "Chainkeeper agent";

    private final Path definition;
    private final List<String> command;
    private final Tools tools;

    /// @param data folder of the program's data, for the definition
    WindowsTask(Path data, List<String> command, Tools tools) {
        this.definition = data.resolve("agent-task.xml");
        this.command = List.copyOf(command);
        this.tools = tools;
    }

    @Override
    public boolean enabled() throws IOException {
        return tools.run(List.of("schtasks", "/Query", "/TN", NAME)) == 0;
    }

    @Override
    public void enable() throws IOException {
        Files.createDirectories(definition.getParent());
        // The scheduler reads UTF-16 with its mark.
        Files.writeString(definition, "\ufeff" + text(), StandardCharsets.UTF_16LE);
        int status = tools.run(List.of("schtasks", "/Create", "/TN", NAME, "/XML", definition.toString(), "/F"));
        if (status != 0) {
            throw new IOException("schtasks refused the task, with status " + status);
        }
    }

    @Override
    public void disable() throws IOException {
        if (enabled()) {
            int status = tools.run(List.of("schtasks", "/Delete", "/TN", NAME, "/F"));
            if (status != 0) {
                throw new IOException("schtasks did not remove the task, with status " + status);
            }
        }
        Files.deleteIfExists(definition);
    }

    @Override
    public String where() {
        return NAME;
    }

    String text() {
        String arguments = command.stream().skip(1).map(WindowsTask::quoted).collect(Collectors.joining(" "));
        return """
                <?xml version="1.0" encoding="UTF-16"?>
                <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
                  <RegistrationInfo>
                    <Description>Chainkeeper backs up virtual machines in the background</Description>
                  </RegistrationInfo>
                  <Triggers>
                    <LogonTrigger>
                      <Enabled>true</Enabled>
                    </LogonTrigger>
                  </Triggers>
                  <Principals>
                    <Principal id="Author">
                      <LogonType>InteractiveToken</LogonType>
                      <RunLevel>LeastPrivilege</RunLevel>
                    </Principal>
                  </Principals>
                  <Settings>
                    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
                    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
                    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
                    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
                    <RestartOnFailure>
                      <Interval>PT1M</Interval>
                      <Count>3</Count>
                    </RestartOnFailure>
                  </Settings>
                  <Actions Context="Author">
                    <Exec>
                      <Command>%s</Command>
                      <Arguments>%s</Arguments>
                    </Exec>
                  </Actions>
                </Task>
                """.formatted(Xml.text(command.getFirst()), Xml.text(arguments)).replace("\n", "\r\n");
    }

    private static String quoted(String word) {
        return word.isEmpty() || word.contains(" ") ? "\"" + word + "\"" : word;
    }
}
