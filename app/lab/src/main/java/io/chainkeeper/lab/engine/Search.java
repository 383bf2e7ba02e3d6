package io.chainkeeper.lab.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The engine's search language, as far as clients use it:
/// `name=web* and status=up sortby name asc page 2`, with `or`, `!=`, quotes and a star at any place.
///
/// @param <T> what is searched
final class Search<T> {
    private static final Pattern PAGE = Pattern.compile("(?i)(?:^|\\s+)page\\s+([0-9]{1,6})\\s*$");
    private static final Pattern SORT = Pattern.compile("(?i)(?:^|\\s+)sortby\\s+([a-z_.]+)(?:\\s+(asc|desc))?\\s*$");
    private static final Pattern TERM = Pattern.compile(
            "\\s*([A-Za-z_.]+)\\s*(!=|=)\\s*(\"[^\"]*\"|[^\\s\"]+)\\s*|\\s*(\"[^\"]*\"|[^\\s\"=]+)\\s*");

    private final Map<String, Function<T, List<String>>> fields;
    private final List<String> freeFields;

    /// A search over things with these fields.
    ///
    /// @param fields     the values of each field, by the field's name in lower case
    /// @param freeFields the fields that a word without a field's name is looked for in
    Search(Map<String, Function<T, List<String>>> fields, List<String> freeFields) {
        this.fields = Map.copyOf(fields);
        this.freeFields = List.copyOf(freeFields);
    }

    /// What a request's search, page and max leave of a list.
    ///
    /// @throws Refusal 400 when the search can't be read
    List<T> apply(Request request, List<T> all) {
        String text = request.query().getOrDefault("search", "").strip();
        boolean exact = request.flag("case_sensitive", true, false);
        int page = 1;
        Matcher paged = PAGE.matcher(text);
        if (paged.find()) {
            page = Math.max(1, Integer.parseInt(paged.group(1)));
            text = text.substring(0, paged.start());
        }
        List<T> found = new ArrayList<>(all);
        Matcher sorted = SORT.matcher(text);
        if (sorted.find()) {
            Comparator<T> order = Comparator.comparing(item -> first(sorted.group(1), item));
            found.sort("desc".equalsIgnoreCase(sorted.group(2)) ? order.reversed() : order);
            text = text.substring(0, sorted.start());
        }
        String condition = text.strip();
        found.removeIf(item -> !matches(condition, item, exact));
        return page(found, page, request.max());
    }

    private static <T> List<T> page(List<T> found, int page, int max) {
        // A page is as long as max; without max there is one page of a hundred after the other.
        long size = page > 1 && max == Integer.MAX_VALUE ? 100 : max;
        long from = Math.min(found.size(), (page - 1) * size);
        return found.subList((int) from, (int) Math.min(found.size(), from + size));
    }

    private boolean matches(String condition, T item, boolean exact) {
        if (condition.isEmpty()) {
            return true;
        }
        for (String either : condition.split("(?i)\\s+or\\s+", -1)) {
            boolean every = true;
            for (String term : either.split("(?i)\\s+and\\s+", -1)) {
                every &= holds(term, item, exact);
            }
            if (every) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(String term, T item, boolean exact) {
        Matcher parsed = TERM.matcher(term);
        if (!parsed.matches()) {
            throw unreadable(term);
        }
        if (parsed.group(1) == null) {
            Pattern word = pattern("*" + unquoted(parsed.group(4)) + "*", exact);
            return freeFields.stream()
                    .flatMap(f -> values(f, item).stream())
                    .anyMatch(v -> word.matcher(v).matches());
        }
        Pattern wanted = pattern(unquoted(parsed.group(3)), exact);
        boolean any = values(parsed.group(1), item).stream()
                .anyMatch(v -> wanted.matcher(v).matches());
        return any == parsed.group(2).equals("=");
    }

    private List<String> values(String field, T item) {
        Function<T, List<String>> values = fields.get(field.toLowerCase(Locale.ROOT));
        if (values == null) {
            throw unreadable(field);
        }
        return values.apply(item);
    }

    private String first(String field, T item) {
        List<String> values = values(field, item);
        return values.isEmpty() ? "" : values.getFirst().toLowerCase(Locale.ROOT);
    }

    private static Pattern pattern(String withStars, boolean exact) {
        var regex = new StringBuilder();
        for (String part : withStars.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(part.isEmpty() ? "(?:)" : Pattern.quote(part));
        }
        return Pattern.compile(regex.toString(), exact ? Pattern.DOTALL : Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    }

    private static String unquoted(String text) {
        return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }

    private static Refusal unreadable(String part) {
        return new Refusal(400, Refusal.OPERATION_FAILED, "Invalid search expression near '" + part + "'");
    }
}
