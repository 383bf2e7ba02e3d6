package io.chainkeeper.jobs.autostart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// How the program that runs now is started.
final class ProgramCommand {
    /// Set by the start script of a source tree to its own path.
    static final String SCRIPT = "chainkeeper.script";

    /// Set by the launcher of an application image to its own path.
    static final String IMAGE = "jpackage.app-path";

    private ProgramCommand() {}

    /// The command line that starts the agent.
    static List<String> agent() {
        return agent(name -> Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isEmpty()));
    }

    static List<String> agent(Function<String, Optional<String>> property) {
        List<String> command = new ArrayList<>(property.apply(IMAGE)
                .map(List::of)
                .or(() -> property.apply(SCRIPT).map(script -> List.of(script, "app")))
                .orElseGet(() -> java(property)));
        command.add("agent");
        return List.copyOf(command);
    }

    private static List<String> java(Function<String, Optional<String>> property) {
        String java = Path.of(property.apply("java.home").orElse("/usr"), "bin", "java")
                .toString();
        String modules = property.apply("jdk.module.path").orElse("");
        String main = property.apply("jdk.module.main").orElse("chainkeeper.desktop") + "/"
                + property.apply("jdk.module.main.class").orElse("io.chainkeeper.desktop.Launcher");
        return List.of(java, "-Xmx512m", "--module-path", modules, "--module", main);
    }
}
