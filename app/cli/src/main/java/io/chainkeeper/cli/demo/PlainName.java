package io.chainkeeper.cli.demo;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// Names that `debugfs` reads in a command without quoting. Its command language has no escape for all others.
final class PlainName {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/+@,=-]+");

    private PlainName() {}

    static boolean of(Path path) {
        return PLAIN.matcher(path.toString()).matches();
    }
}
