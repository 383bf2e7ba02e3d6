package io.chainkeeper.jobs.autostart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.chainkeeper.jobs.settings.Homes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/// What each system is given, in a home of the test's own.
class AutostartTest {
    private static final List<String> COMMAND =
            List.of("/opt/back up/Chain\"keeper", "--limit=50%", "$HOME", "a\\b <c> & d", "agent");

    @TempDir
    Path home;

    private final List<List<String>> asked = new ArrayList<>();
    private int status;

    private Autostart on(String system) {
        Homes homes = new Homes(system, home, Map.of());
        return Autostart.of(homes, COMMAND, command -> {
            asked.add(command);
            return status;
        });
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(path -> !Files.isDirectory(path))
                    .map(home::relativize)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void systemdGetsAUnitAndALinkAndLosesExactlyThese() throws Exception {
        Path other = home.resolve(".config/systemd/user/default.target.wants/other.service");
        Files.createDirectories(other.getParent());
        Files.writeString(other, "[Unit]");
        Autostart systemd = on("Linux");
        assertThat(systemd.enabled()).isFalse();

        systemd.enable();
        systemd.enable();

        assertThat(systemd.enabled()).isTrue();
        assertThat(files())
                .containsExactly(
                        Path.of(".config/systemd/user/chainkeeper-agent.service"),
                        Path.of(".config/systemd/user/default.target.wants/chainkeeper-agent.service"),
                        Path.of(".config/systemd/user/default.target.wants/other.service"));
        assertThat(Files.readString(Path.of(systemd.where())))
                .contains(
                        "ExecStart=\"/opt/back up/Chain\\\"keeper\" \"--limit=50%%\" \"$$HOME\" \"a\\\\b <c> & d\" \"agent\"");
        assertThat(asked).containsOnly(List.of("systemctl", "--user", "daemon-reload"));

        systemd.disable();
        systemd.disable();
        assertThat(systemd.enabled()).isFalse();
        assertThat(files()).containsExactly(Path.of(".config/systemd/user/default.target.wants/other.service"));
    }

    @Test
    void theUnitIsOneThatSystemdAccepts() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "systemd-analyze is not here");
        Homes homes = new Homes("Linux", home, Map.of());
        Autostart systemd = Autostart.of(homes, List.of("/bin/true", "with space", "50%", "agent"), command -> 0);
        systemd.enable();
        ProcessBuilder builder = new ProcessBuilder("systemd-analyze", "--user", "verify", systemd.where());
        builder.environment().put("XDG_RUNTIME_DIR", home.toString());
        Process verify = builder.redirectErrorStream(true).start();
        String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(verify.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain("chainkeeper-agent.service:");
    }

    @Test
    void withoutSystemctlTheUnitIsWrittenAllTheSame() throws Exception {
        Homes homes = new Homes(
                "Linux", home, Map.of("XDG_CONFIG_HOME", home.resolve("etc").toString()));
        Autostart systemd = Autostart.of(homes, COMMAND, command -> {
            throw new IOException("no such program");
        });
        systemd.enable();
        assertThat(systemd.enabled()).isTrue();
        assertThat(Path.of(systemd.where())).startsWith(home.resolve("etc/systemd/user"));
    }

    @Test
    void launchdGetsAPropertyListAndLosesIt() throws Exception {
        Autostart launchd = on("Mac OS X");
        launchd.enable();
        assertThat(launchd.enabled()).isTrue();
        assertThat(files()).containsExactly(Path.of("Library/LaunchAgents/io.chainkeeper.agent.plist"));

        String text = Files.readString(Path.of(launchd.where())).replaceAll("<!DOCTYPE[^>]*>", "");
        Document plist = parsed(text.getBytes(StandardCharsets.UTF_8));
        assertThat(texts(plist, "string")).containsSequence(COMMAND);

        launchd.disable();
        assertThat(launchd.enabled()).isFalse();
        assertThat(files()).isEmpty();
    }

    @Test
    void windowsGetsATaskAndLosesIt() throws Exception {
        Autostart task = on("Windows 11");
        task.enable();
        Path xml = home.resolve("AppData/Local/Chainkeeper/agent-task.xml");
        assertThat(asked)
                .containsExactly(
                        List.of("schtasks", "/Create", "/TN", "Chainkeeper agent", "/XML", xml.toString(), "/F"));
        Document definition = parsed(Files.readAllBytes(xml));
        assertThat(texts(definition, "Command")).containsExactly(COMMAND.getFirst());
        assertThat(texts(definition, "Arguments")).containsExactly("--limit=50% $HOME \"a\\b <c> & d\" agent");
        assertThat(definition.getElementsByTagName("LogonTrigger").getLength()).isOne();
        assertThat(task.enabled()).isTrue();

        task.disable();
        assertThat(asked).endsWith(List.of("schtasks", "/Delete", "/TN", "Chainkeeper agent", "/F"));
        assertThat(files()).isEmpty();
        status = 1;
        assertThat(task.enabled()).isFalse();
        assertThatThrownBy(task::enable).isInstanceOf(IOException.class);
    }

    @Test
    void theEntryStartsTheProgramThatRuns() {
        assertThat(ProgramCommand.agent(having(Map.of("jpackage.app-path", "/opt/Chainkeeper/bin/Chainkeeper"))))
                .containsExactly("/opt/Chainkeeper/bin/Chainkeeper", "agent");
        assertThat(ProgramCommand.agent(having(Map.of("chainkeeper.script", "/src/run"))))
                .containsExactly("/src/run", "app", "agent");
        assertThat(ProgramCommand.agent(having(Map.of("java.home", "/jdk", "jdk.module.path", "/mods"))))
                .startsWith("/jdk/bin/java")
                .containsSequence("--module-path", "/mods")
                .endsWith("chainkeeper.desktop/io.chainkeeper.desktop.Launcher", "agent");
    }

    private static java.util.function.Function<String, Optional<String>> having(Map<String, String> properties) {
        return name -> Optional.ofNullable(properties.get(name));
    }

    private static Document parsed(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static List<String> texts(Document document, String tag) {
        List<String> texts = new ArrayList<>();
        var found = document.getElementsByTagName(tag);
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }
}
