package io.chainkeeper.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Lets tools take turns at the same work: one behind the other, so that a noisy minute hits all of them.
final class Contest {
    private final Path folder;
    private final int rounds;
    private final Consumer<String> remarks;

    /// @param folder  for what the tools write; each gets an empty one for each turn
    /// @param rounds  that count, after one that warms up
    /// @param remarks told what is going on
    Contest(Path folder, int rounds, Consumer<String> remarks) {
        this.folder = folder;
        this.rounds = rounds;
        this.remarks = remarks;
    }

    /// @param bytes      what has to be moved, in bytes
    /// @param contenders ours first
    Row hold(String work, long bytes, List<Contender> contenders) throws Exception {
        List<List<Usage>> runs =
                contenders.stream().<List<Usage>>map(_ -> new ArrayList<>()).toList();
        for (int round = 0; round <= rounds; round++) {
            remarks.accept(work + (round == 0 ? ": warming up …" : ": round " + round + " of " + rounds + " …"));
            for (int i = 0; i < contenders.size(); i++) {
                Usage usage = turn(contenders.get(i));
                if (round > 0) {
                    runs.get(i).add(usage);
                }
            }
        }
        List<Measured> tools = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            tools.add(Measured.of(contenders.get(i).tool(), runs.get(i), runs.getFirst()));
        }
        return new Row(work, bytes, tools);
    }

    private Usage turn(Contender contender) throws Exception {
        Path place = Files.createTempDirectory(folder, "turn-");
        try {
            return contender.work().once(place);
        } finally {
            delete(place);
        }
    }

    static void delete(Path tree) throws IOException {
        try (Stream<Path> walk = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) walk.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        }
    }
}
