package io.chainkeeper.force.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.force.Tally;
import io.chainkeeper.force.files.FileWatcher;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.trouble.Trouble;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {
    @TempDir
    Path folder;

    @Test
    void aProgramThatDiedIsStartedAgainUntilTheEngineAnswers() throws Exception {
        DiskSpec disk = DiskSpec.seeded("system", 1 << 20, 1 << 19, 1);
        try (Place place = new Place(folder, 1, FileWatcher.CALM, new Tally(), disk)) {
            Site site = place.site();
            for (int i = 0; i < 3; i++) {
                site.lab().next(Trouble.html503());
            }

            site.dieAndComeBack();

            assertThat(site.lab().troubles()).isEmpty();
            assertThat(site.work().vms()).hasSize(1);
        }
    }
}
