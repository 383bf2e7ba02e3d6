package io.chainkeeper.desktop.overview;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.activity.Space;

/// The space of the repository in words.
///
/// @param fraction part of the file system that is taken, from 0 to 1
/// @param used     what the points take, what is free
/// @param forecast how long that will do
/// @param verified how much of it was read back lately
public record SpaceFacts(double fraction, String used, String forecast, String verified) {
    /// What a repository's space is in words.
    public static SpaceFacts of(Space space, Wording wording) {
        double fraction = space.total() <= 0 ? 0 : 1 - (double) space.free() / space.total();
        return new SpaceFacts(
                Math.clamp(fraction, 0, 1),
                wording.get(
                        "overview.space.used",
                        wording.size(space.used()),
                        wording.size(space.free()),
                        wording.size(space.total())),
                forecast(space, wording),
                verified(space, wording));
    }

    private static String verified(Space space, Wording wording) {
        long days = space.verified().within().toDays();
        return space.used() == 0
                ? ""
                : wording.get("overview.space.verified", space.verified().fraction(), days);
    }

    private static String forecast(Space space, Wording wording) {
        if (space.bytesPerDay() < 1) {
            return wording.get("overview.space.unknown");
        }
        String grows = wording.size((long) space.bytesPerDay());
        return space.fullOn()
                .map(day -> wording.get(
                        "overview.space.full-on", grows, wording.moments().weekday(day)))
                .orElseGet(() -> wording.get("overview.space.enough", grows));
    }
}
