package io.chainkeeper.jobs.settings;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Changes of secrets that are not in their file yet: what is to be kept in it, and what is to be forgotten.
final class WaitingChanges {
    /// By name: what is to be kept, or empty for what is to be forgotten.
    private final Map<String, Optional<String>> waiting = new ConcurrentHashMap<>();

    /// What a file is to have, and the changes that this includes.
    ///
    /// @param secrets by their names' text
    /// @param changes to be [done][#done] once the secrets are written for good
    record Merged(Map<String, String> secrets, Map<String, Optional<String>> changes) {
        @Override
        public String toString() {
            return "Merged[" + changes.size() + " changes]";
        }
    }

    void keep(SecretName name, String secret) {
        waiting.put(name.account(), Optional.of(secret));
    }

    void forget(SecretName name) {
        waiting.put(name.account(), Optional.empty());
    }

    /// Nothing is to be done about a name any more.
    void drop(SecretName name) {
        waiting.remove(name.account());
    }

    /// There is nothing left that could be forgotten.
    void dropForgotten() {
        waiting.values().removeIf(Optional::isEmpty);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// What waits for a name: nothing, or a secret to be kept, or that it is to be forgotten.
    Optional<Optional<String>> of(SecretName name) {
        return Optional.ofNullable(waiting.get(name.account()));
    }

    /// All changes as they are now, made to secrets. They go on waiting.
    Merged into(Map<String, String> secrets) {
        Map<String, Optional<String>> changes = Map.copyOf(waiting);
        Map<String, String> all = new TreeMap<>(secrets);
        changes.forEach((name, change) -> change.ifPresentOrElse(to -> all.put(name, to), () -> all.remove(name)));
        return new Merged(all, changes);
    }

    /// They are written; what was changed again meanwhile goes on waiting.
    void done(Map<String, Optional<String>> changes) {
        changes.forEach(waiting::remove);
    }

    @Override
    public String toString() {
        return "WaitingChanges[" + waiting.size() + "]";
    }
}
