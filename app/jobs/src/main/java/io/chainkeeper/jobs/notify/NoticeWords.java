package io.chainkeeper.jobs.notify;

import io.chainkeeper.jobs.settings.Languages;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// Puts notices into a person's language. Names are made harmless here, once: the engine lets people call a VM
/// anything.
public final class NoticeWords {
    /// Longest name in a notice, in characters. The rest of a longer one says no more.
    static final int LONGEST_NAME = 80;

    private static final int MOST_LINES = 20;
    private static final String CUT = "…";
    private final ResourceBundle texts;
    private final Locale locale;
    private final DateTimeFormatter moment;

    /// @param locale of texts, numbers and dates
    /// @param zone   in which times are told
    public NoticeWords(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle("io.chainkeeper.jobs.notices", Languages.spoken(locale));
        this.moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone);
    }

    /// The message that says it.
    public Message of(Notice notice) {
        return switch (notice.kind()) {
            case TEST -> message(notice, text("notice.title.test"), List.of(text("notice.test.text")));
            case WEEKLY -> message(notice, weeklyTitle(notice), weeklyLines(notice));
            case TROUBLE, GOOD_AGAIN -> message(notice, changeTitle(notice), changeLines(notice));
        };
    }

    private static Message message(Notice notice, String title, List<String> lines) {
        return new Message(notice.kind(), title, String.join("\n", lines), notice.at());
    }

    private String changeTitle(Notice notice) {
        if (!notice.worse().isEmpty()) {
            return counted(notice.worse(), "notice.title.one", "notice.title.many");
        }
        return notice.remaining() == 0
                ? text("notice.title.good-all")
                : counted(notice.better(), "notice.title.good-one", "notice.title.good-many");
    }

    private String counted(List<Concern> concerns, String one, String many) {
        return concerns.size() == 1 ? text(one, harmless(concerns.getFirst().name())) : text(many, concerns.size());
    }

    private List<String> changeLines(Notice notice) {
        List<String> lines = new ArrayList<>();
        if (!notice.worse().isEmpty()) {
            lines.add(text("notice.worse.heading"));
            addAll(lines, notice.worse(), this::line);
        }
        if (!notice.better().isEmpty()) {
            lines.add(text("notice.better.heading"));
            addAll(lines, notice.better(), each -> text("notice.line.better", harmless(each.name())));
        }
        lines.add("");
        lines.add(text("notice.remaining", notice.remaining()));
        lines.add(text("notice.safe", notice.safe(), notice.vms()));
        return lines;
    }

    private String weeklyTitle(Notice notice) {
        return notice.worse().isEmpty()
                ? text("notice.title.weekly-good")
                : text("notice.title.weekly-bad", notice.worse().size());
    }

    private List<String> weeklyLines(Notice notice) {
        List<String> lines = new ArrayList<>();
        lines.add(text("notice.safe", notice.safe(), notice.vms()));
        if (notice.worse().isEmpty()) {
            lines.add(text("notice.weekly.good"));
        } else {
            lines.add(text("notice.worse.heading"));
            addAll(lines, notice.worse(), this::line);
        }
        return lines;
    }

    private interface Line {
        String of(Concern concern);
    }

    private void addAll(List<String> lines, List<Concern> concerns, Line line) {
        concerns.stream().limit(MOST_LINES).map(line::of).forEach(lines::add);
        if (concerns.size() > MOST_LINES) {
            lines.add(text("notice.more", concerns.size() - MOST_LINES));
        }
    }

    private String line(Concern concern) {
        return text(
                "notice.line",
                harmless(concern.name()),
                text("notice.kind." + concern.kind().name(), at(concern.since())));
    }

    private String at(Instant moment) {
        return this.moment.format(moment);
    }

    private String text(String key, Object... facts) {
        return new MessageFormat(texts.getString(key), locale).format(facts);
    }

    /// One line without control characters and without marks that turn the writing's direction round, cut to a length.
    static String harmless(String name) {
        StringBuilder plain = new StringBuilder();
        name.codePoints()
                .map(each -> isPlain(each) ? each : ' ')
                .limit(LONGEST_NAME + 1L)
                .forEach(plain::appendCodePoint);
        String line = plain.toString().strip();
        return line.codePointCount(0, line.length()) > LONGEST_NAME
                ? line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME - 1)) + CUT
                : line;
    }

    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
