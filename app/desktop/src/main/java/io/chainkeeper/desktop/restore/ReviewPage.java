package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.RestoreReview;
import java.util.List;

/// A review in words.
///
/// @param sentences what will happen
/// @param mind      what a person should know beforehand
/// @param obstacles what stands in the way
/// @param bytes     how much will be sent or written, in words
public record ReviewPage(List<String> sentences, List<String> mind, List<String> obstacles, String bytes) {
    /// No review yet.
    static final ReviewPage NONE = new ReviewPage(List.of(), List.of(), List.of(), "");

    /// Copies the lists.
    public ReviewPage {
        sentences = List.copyOf(sentences);
        mind = List.copyOf(mind);
        obstacles = List.copyOf(obstacles);
    }

    static ReviewPage of(RestoreReview review, List<String> sentences, Wording wording) {
        return new ReviewPage(
                sentences,
                review.findings().stream()
                        .filter(each -> !blocks(each))
                        .map(wording.words()::of)
                        .toList(),
                review.findings().stream()
                        .filter(ReviewPage::blocks)
                        .map(wording.words()::of)
                        .toList(),
                wording.size(review.bytesToMove()));
    }

    private static boolean blocks(Finding finding) {
        return finding.kind().severity() == Finding.Severity.BLOCKING;
    }

    /// Whether the restore can begin.
    public boolean possible() {
        return !sentences.isEmpty() && obstacles.isEmpty();
    }
}
