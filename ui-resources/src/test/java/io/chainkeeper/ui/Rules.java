package io.chainkeeper.ui;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The rules of all sheets of structure, as far as contrast needs them: who stands in which colour on which.
record Rules(List<Rule> all) {
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern PART = Pattern.compile("[.#:]?[A-Za-z][\\w-]*");
    /// Grounds that the theme gives and our sheets only colour.
    private static final Rule ACCENT_BUTTON = new Rule(
            ".button.accent",
            List.of(Set.of(".button", ".accent")),
            Map.of("-fx-background-color", "-color-accent-emphasis"));

    private static final List<String> PAGES = List.of("-color-bg-default", "-color-bg-subtle");

    /// One selector with what is set for it.
    ///
    /// @param path  names of each step from the outside in, such as `[.note, .alarm], [.label]`
    /// @param style values by property
    record Rule(String selector, List<Set<String>> path, Map<String, String> style) {}

    /// A text or an icon on a ground.
    record Pair(String selector, String ink, String ground) {}

    static Rules read() throws IOException {
        List<Rule> all = new ArrayList<>(List.of(ACCENT_BUTTON));
        for (URL sheet : UiResources.stylesheets()) {
            try (InputStream in = sheet.openStream()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?s)/\\*.*?\\*/", "");
                Matcher found = RULE.matcher(text);
                while (found.find()) {
                    for (String selector : found.group(1).split(",")) {
                        all.add(new Rule(selector.strip(), path(selector), style(found.group(2))));
                    }
                }
            }
        }
        return new Rules(all);
    }

    private static List<Set<String>> path(String selector) {
        return Arrays.stream(selector.strip().split("\\s*>\\s*|\\s+"))
                .map(step -> {
                    Set<String> names = new TreeSet<>();
                    PART.matcher(step).results().forEach(part -> names.add(part.group()));
                    return names;
                })
                .toList();
    }

    private static Map<String, String> style(String body) {
        Map<String, String> style = new HashMap<>();
        for (String line : body.split(";")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                style.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return style;
    }

    /// Every pair of a colour property with the grounds that it can stand on.
    ///
    /// The ground is the nearest one that a rule sets for the same thing or for what is around it; where none does,
    /// both grounds of a page.
    List<Pair> pairs(String property) {
        List<Pair> pairs = new ArrayList<>();
        for (Rule rule : all) {
            String ink = rule.style().getOrDefault(property, "");
            if (ink.startsWith("-c")) {
                List<String> grounds = ground(rule).map(List::of).orElse(PAGES);
                grounds.forEach(ground -> pairs.add(new Pair(rule.selector(), ink, ground)));
            }
        }
        return pairs;
    }

    private Optional<String> ground(Rule rule) {
        for (int step = rule.path().size() - 1; step >= 0; step--) {
            Set<String> names = rule.path().get(step);
            Optional<String> found = all.stream()
                    .filter(other -> !other.path().getLast().isEmpty())
                    .filter(other -> names.containsAll(other.path().getLast()))
                    .filter(other -> background(other).startsWith("-c"))
                    .max(Comparator.comparingInt(other -> other.path().getLast().size()))
                    .map(Rules::background);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static String background(Rule rule) {
        return rule.style().getOrDefault("-fx-background-color", "");
    }
}
