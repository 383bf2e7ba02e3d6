package io.chainkeeper.cli.bench;

import io.chainkeeper.cli.text.Sizes;
import io.chainkeeper.cli.text.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a bench found, for people and for later comparison.
///
/// @param machine    where it was found
/// @param loadBefore load averages before the first turn
/// @param loadAfter  load averages after the last one; our own work is in them
/// @param server     whose image server it was
/// @param how        rounds, connections and compression
/// @param rows       one for each kind of work
public record Report(
        Machine machine, String loadBefore, String loadAfter, String server, Map<String, Object> how, List<Row> rows) {
    public Report {
        how = Map.copyOf(how);
        rows = List.copyOf(rows);
    }

    /// As a JSON document: times in seconds, sizes in bytes.
    public Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("machine", machine);
        document.put("loadBefore", loadBefore);
        document.put("loadAfter", loadAfter);
        document.put("server", server);
        document.put("how", how);
        document.put("rows", rows);
        return document;
    }

    /// As a table.
    public List<String> lines() {
        var table = new Table("Work", ">Data", "Tool", ">Time", ">Rate", ">CPU", ">Memory", ">Time ×", ">CPU ×");
        for (Row row : rows) {
            boolean first = true;
            for (Measured tool : row.tools()) {
                table.row(
                        first ? row.work() : "",
                        first ? Sizes.bytes(row.bytes()) : "",
                        tool.tool(),
                        seconds(tool.seconds()),
                        Sizes.rate(row.bytes() / tool.seconds()),
                        seconds(tool.cpuSeconds()),
                        tool.peakBytes() == 0 ? "–" : Sizes.bytes(tool.peakBytes()),
                        first ? "" : ratio(tool.timeRatio()),
                        first ? "" : ratio(tool.cpuRatio()));
                first = false;
            }
        }
        return table.lines();
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    private static String ratio(double ratio) {
        return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.2f", ratio) : "–";
    }
}
