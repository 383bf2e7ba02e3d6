package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.Words;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Reads what clients write: ids, numbers, switches and words, each refused as the engine refuses it.
final class Inputs {
    private Inputs() {}

    /// An id in any letter case.
    ///
    /// @throws Refusal 400 when it is none
    static UUID uuid(String text) {
        // UUID.fromString takes shortened groups; the engine does not.
        if (!text.strip().matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new Refusal(400, Refusal.OPERATION_FAILED, "Invalid UUID string: " + text);
        }
        return UUID.fromString(text.strip());
    }

    /// The `id` attribute of an element.
    static Optional<UUID> id(Element element) {
        return element.attribute("id").map(Inputs::uuid);
    }

    /// The id of a child such as `<disk id="…"/>`.
    static Optional<UUID> idOf(Element parent, String child) {
        return parent.child(child).flatMap(Inputs::id);
    }

    /// A whole number that is not negative.
    ///
    /// @throws Refusal 400 when it is none
    static Optional<Long> number(Element parent, String child) {
        return parent.textAt(child).map(text -> {
            if (!text.matches("[0-9]{1,18}")) {
                throw Refusal.value("Invalid value for " + child + ": " + text);
            }
            return Long.parseLong(text);
        });
    }

    /// A switch in a document.
    ///
    /// @throws Refusal 400 when it is neither true nor false
    static Optional<Boolean> flag(Element parent, String... path) {
        return parent.textAt(path)
                .map(text -> bool(text).orElseThrow(() -> Refusal.value("Invalid boolean value: " + text)));
    }

    /// A word of an enumeration.
    ///
    /// @throws Refusal 400 when it is none of them
    static <E extends Enum<E>> Optional<E> word(Class<E> type, Element parent, String child) {
        return parent.textAt(child)
                .map(text -> Words.parse(type, text)
                        .orElseThrow(() -> new Refusal(
                                400,
                                "Invalid Enum value",
                                "'" + text + "' is not a valid value for enum " + type.getSimpleName())));
    }

    /// What the engine takes for true and false in a query.
    static Optional<Boolean> bool(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "t", "true", "y", "yes", "1" -> Optional.of(true);
            case "f", "false", "n", "no", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
