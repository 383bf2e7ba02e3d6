package io.chainkeeper.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomesTest {
    private static final Path HOME = Path.of("/home/me");

    @Test
    void linuxHasItsFoldersWhereTheDesktopSays() {
        Homes plain = new Homes("Linux", HOME, Map.of());
        assertThat(plain.config()).isEqualTo(HOME.resolve(".config/chainkeeper"));
        assertThat(plain.data()).isEqualTo(HOME.resolve(".local/share/chainkeeper"));
        Homes moved = new Homes("Linux", HOME, Map.of("XDG_CONFIG_HOME", "/c", "XDG_DATA_HOME", "/d"));
        assertThat(moved.config()).isEqualTo(Path.of("/c/chainkeeper"));
        assertThat(moved.data()).isEqualTo(Path.of("/d/chainkeeper"));
    }

    @Test
    void aVariableThatIsEmptyOrRelativeIsIgnored() {
        Homes homes = new Homes("Linux", HOME, Map.of("XDG_CONFIG_HOME", "relative", "XDG_DATA_HOME", " "));
        assertThat(homes.config()).isEqualTo(HOME.resolve(".config/chainkeeper"));
        assertThat(homes.data()).isEqualTo(HOME.resolve(".local/share/chainkeeper"));
    }

    @Test
    void windowsAndMacHaveTheirOwn() {
        Homes windows = new Homes("Windows 11", HOME, Map.of());
        assertThat(windows.config()).isEqualTo(HOME.resolve("AppData/Roaming/Chainkeeper"));
        assertThat(windows.data()).isEqualTo(HOME.resolve("AppData/Local/Chainkeeper"));
        Homes mac = new Homes("Mac OS X", HOME, Map.of());
        assertThat(mac.config()).isEqualTo(HOME.resolve("Library/Application Support/Chainkeeper"));
    }

    @Test
    void oneRepositoryHasOneCatalog() {
        Homes homes = new Homes("Linux", HOME, Map.of());
        assertThat(homes.catalog(Path.of("/backup/x/../y"))).isEqualTo(homes.catalog(Path.of("/backup/y")));
        assertThat(homes.catalog(Path.of("/backup/x"))).isNotEqualTo(homes.catalog(Path.of("/backup/y")));
    }
}
