package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.cli.demo.StageNews;
import io.chainkeeper.desktop.wording.Wording;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WindowDoorsTest {
    private static final StageNews DISK = new StageNews.DiskBegun(7456, 366L << 20);
    private static final StageNews OPEN = new StageNews.LabOpen(URI.create("https://localhost:1/ovirt-engine"), 14);

    @Test
    void whatTheLabIsDoingIsToldInThePersonsLanguage() {
        assertThat(told(Locale.ENGLISH))
                .containsExactly(
                        "Gathering files of this computer…",
                        "7,456 files of this computer (366.0 MiB) become a disk…",
                        "The lab is open, with 14 VMs. Signing in…");
        assertThat(told(Locale.GERMAN))
                .containsExactly(
                        "Dateien dieses Computers werden gesammelt…",
                        "7.456 Dateien dieses Computers (366,0 MiB) werden zu einer Festplatte…",
                        "Das Labor ist offen, mit 14 VMs. Anmeldung…");
    }

    private static String[] told(Locale language) {
        Wording words = Wording.of(InstantSource.system(), ZoneOffset.UTC, language);
        return new String[] {
            WindowDoors.told(new StageNews.Gathering(), words),
            WindowDoors.told(DISK, words),
            WindowDoors.told(OPEN, words)
        };
    }
}
