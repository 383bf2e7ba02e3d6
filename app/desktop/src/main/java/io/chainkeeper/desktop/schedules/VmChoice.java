package io.chainkeeper.desktop.schedules;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// A VM, or one of its disks, that can be put in or out.
public final class VmChoice {
    private final UUID id;
    private final String name;
    private final String facts;
    private final String haystack;
    private final BooleanProperty in = new SimpleBooleanProperty();

    /// @param facts what else is said of it in a word or two; may be empty
    VmChoice(UUID id, String name, String facts, List<String> also) {
        this.id = id;
        this.name = name;
        this.facts = facts;
        this.haystack = String.join(" ", name, facts, String.join(" ", also)).toLowerCase(Locale.ROOT);
    }

    boolean matches(String search) {
        for (String word : search.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (!haystack.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /// Of the VM or disk.
    public UUID id() {
        return id;
    }

    /// For people.
    public String name() {
        return name;
    }

    /// What else is said of it.
    public String facts() {
        return facts;
    }

    /// Whether it is in.
    public BooleanProperty inProperty() {
        return in;
    }
}
