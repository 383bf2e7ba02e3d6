package io.chainkeeper.jobs.schedule;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The tags on an engine's VMs that mean something here.
///
/// An engine takes letters of any script, the digits 0 to 9, `.`, `_` and `-` in the name of a tag, and its
/// portal takes at most 40 characters (`Tags` and `ValidationUtils.NO_SPECIAL_CHARACTERS_I18N` in the engine's
/// source): therefore there is no `=`, words are joined with `-`, and `_` stands for a space.
public final class Tags {
    /// Keeps a VM out of every plan; may go on with `-` and a reason.
    public static final String NO_BACKUP = "ck-no-backup";

    /// Puts a VM into the plan whose name follows.
    public static final String PLAN = "ck-plan-";

    private static final Pattern NOT_IN_TAGS = Pattern.compile("[^\\p{L}0-9._-]");

    private Tags() {}

    /// Whether a tag keeps its VM out of every plan.
    public static boolean noBackup(String tag) {
        String small = tag.toLowerCase(Locale.ROOT);
        return small.equals(NO_BACKUP) || small.startsWith(NO_BACKUP + "-");
    }

    /// The reason in a tag that keeps its VM out of every plan.
    public static Optional<String> reason(String tag) {
        if (!noBackup(tag) || tag.length() <= NO_BACKUP.length() + 1) {
            return Optional.empty();
        }
        return Optional.of(tag.substring(NO_BACKUP.length() + 1).replace('_', ' '));
    }

    /// Words as a part of a tag: whatever an engine does not take becomes `_`.
    static String spelled(String words) {
        return NOT_IN_TAGS.matcher(words).replaceAll("_");
    }

    /// Whether a tag names that plan.
    public static boolean names(String tag, Plan plan) {
        return tag.equalsIgnoreCase(plan.tag());
    }
}
