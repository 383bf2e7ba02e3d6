package io.chainkeeper.lab.model;

import java.util.Locale;
import java.util.Optional;

/// The engine writes its enumerations in lower case (`powering_up`); here is the way there and back.
public final class Words {
    private Words() {}

    /// The word the engine's API uses for this constant.
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// The constant that an API word stands for, or nothing when there is none; letter case is ignored.
    public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(word.strip())) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
