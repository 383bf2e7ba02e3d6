package io.chainkeeper.desktop;

import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/// What lives on the heap after a full collection, class by class.
///
/// @param classes by name
record Heap(Map<String, Living> classes) {
    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");

    /// The objects of one class.
    record Living(long objects, long bytes) {}

    /// More of a class than before.
    record More(String name, long objects, long bytes) {
        @Override
        public String toString() {
            return "%,9d objects, %,11d bytes of %s".formatted(objects, bytes, name);
        }
    }

    /// Keeps its own copy of the map.
    Heap {
        classes = Map.copyOf(classes);
    }

    /// Collects all garbage, and counts what is left.
    static Heap now() throws JMException {
        System.gc(); // what has cleaning up to do has it behind it at the second collection, which counting begins with
        Object told = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        Map<String, Living> counted = new TreeMap<>();
        told.toString().lines().forEach(line -> {
            Matcher each = LINE.matcher(line);
            if (each.matches()) {
                Living living = new Living(Long.parseLong(each.group(1)), Long.parseLong(each.group(2)));
                counted.merge(
                        each.group(3),
                        living,
                        (one, other) -> new Living(one.objects() + other.objects(), one.bytes() + other.bytes()));
            }
        });
        return new Heap(counted);
    }

    long bytes() {
        return classes.values().stream().mapToLong(Living::bytes).sum();
    }

    /// Classes of which there are more than before, the most bytes first.
    List<More> since(Heap before) {
        Living none = new Living(0, 0);
        return classes.entrySet().stream()
                .map(each -> {
                    Living was = before.classes.getOrDefault(each.getKey(), none);
                    Living is = each.getValue();
                    return new More(each.getKey(), is.objects() - was.objects(), is.bytes() - was.bytes());
                })
                .filter(more -> more.objects() > 0)
                .sorted(Comparator.comparingLong(More::bytes).reversed())
                .toList();
    }
}
