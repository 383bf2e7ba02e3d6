package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.VmSummary;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.Protection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How a protection is shown: a word, a colour and an icon, so that no colour has to speak alone.
final class ProtectionLook {
    private ProtectionLook() {}

    /// Rank by worry: 0 is the most worrying.
    static int worry(Protection protection) {
        return switch (protection) {
            case OVERDUE -> 0;
            case UNPROTECTED -> 1;
            case NOT_POSSIBLE -> 2;
            case PROTECTED -> 3;
        };
    }

    static String key(Protection protection) {
        return "protection." + protection.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The words of all protections.
    static List<String> words(Wording wording) {
        return Stream.of(Protection.values())
                .map(each -> wording.get(key(each)))
                .toList();
    }

    static String style(Protection protection) {
        return switch (protection) {
            case PROTECTED -> "ok";
            case OVERDUE -> "warn";
            case UNPROTECTED -> "alarm";
            case NOT_POSSIBLE -> "neutral";
        };
    }

    /// Why a VM is as safe as it is, in one sentence.
    ///
    /// @param ago when the last point was taken, in words
    static String why(VmSummary vm, String ago, Wording wording) {
        return switch (vm.protection()) {
            case PROTECTED -> wording.get("protection.why.protected", ago);
            case OVERDUE -> wording.get("protection.why.overdue", ago);
            case UNPROTECTED -> wording.get("protection.why.unprotected");
            case NOT_POSSIBLE ->
                vm.findings().stream()
                        .filter(finding -> finding.kind().severity() == Finding.Severity.BLOCKING)
                        .findFirst()
                        .map(wording.words()::of)
                        .orElseGet(() -> wording.get("protection.why.not-possible"));
        };
    }

    static String icon(Protection protection) {
        return switch (protection) {
            case PROTECTED -> "fth-shield";
            case OVERDUE -> "fth-clock";
            case UNPROTECTED -> "fth-shield-off";
            case NOT_POSSIBLE -> "fth-slash";
        };
    }
}
