package io.chainkeeper.desktop.browse;

import io.chainkeeper.jobs.plan.Protection;
import java.util.Locale;

/// One thing that the list is narrowed down to, shown as a chip that can be taken away.
///
/// @param kind  what it looks at
/// @param value which value it lets through: the name of an enum's constant, a cluster's or a tag's name
public record RowFilter(Kind kind, String value) {
    /// What can be filtered by, in the order of the menu.
    public enum Kind {
        PROTECTION,
        STATE,
        CLUSTER,
        TAG,
        /// Whether a plan covers the VM: `yes` or `no`.
        PLANNED
    }

    /// The value that lets VMs without a plan through.
    public static final String NO = "no";
    /// The value that lets VMs with a plan through.
    public static final String YES = "yes";

    /// VMs with this protection.
    public static RowFilter of(Protection protection) {
        return new RowFilter(Kind.PROTECTION, protection.name());
    }

    /// VMs that do this.
    public static RowFilter of(Presence presence) {
        return new RowFilter(Kind.STATE, presence.name());
    }

    boolean letsThrough(MachineRow row) {
        return switch (kind) {
            case PROTECTION -> row.protection().name().equals(value);
            case STATE -> row.presence().name().equals(value);
            case CLUSTER -> row.cluster().equals(value);
            case TAG -> row.tags().contains(value);
            case PLANNED -> row.plan().plan().isPresent() == value.equals(YES);
        };
    }

    /// The end of the text's key, for values that are not names of the engine's.
    String key() {
        return switch (kind) {
            case PROTECTION -> "protection." + value.toLowerCase(Locale.ROOT).replace('_', '-');
            case STATE -> "state." + value.toLowerCase(Locale.ROOT);
            case PLANNED -> "machines.planned." + value;
            case CLUSTER, TAG -> "";
        };
    }
}
