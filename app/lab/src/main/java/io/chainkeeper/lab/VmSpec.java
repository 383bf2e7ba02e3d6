package io.chainkeeper.lab;

import java.util.List;
import java.util.regex.Pattern;

/// A VM to be made.
///
/// @param name          unique in the lab
/// @param description   what it is for
/// @param state         what it is doing
/// @param disks         the first one is the one it boots from
/// @param illegalImages whether a failed merge left illegal volumes behind
/// @param tags          names of tags
/// @param agent         what becomes of requests to the agent in its guest
public record VmSpec(
        String name,
        String description,
        State state,
        List<DiskSpec> disks,
        boolean illegalImages,
        List<String> tags,
        Agent agent) {
    /// What becomes of requests to a guest's agent.
    public enum Agent {
        /// It freezes file systems when it is asked.
        WORKS,
        /// There is none.
        NONE,
        /// It is there, and fails to freeze.
        FAILS
    }

    /// What a VM is doing.
    public enum State {
        DOWN,
        UP,
        PAUSED,
        SUSPENDED
    }

    /// What an engine takes as the name of a tag (`Tags` and `ValidationUtils` in its source).
    private static final Pattern TAG = Pattern.compile("[\\p{L}0-9._-]{1,50}");

    public VmSpec {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a VM needs a name");
        }
        disks = List.copyOf(disks);
        tags = List.copyOf(tags);
        if (!tags.stream().allMatch(tag -> TAG.matcher(tag).matches())) {
            throw new IllegalArgumentException("an engine refuses one of the tags " + tags);
        }
    }

    /// A VM that is up.
    public static VmSpec up(String name, DiskSpec... disks) {
        return new VmSpec(name, "", State.UP, List.of(disks), false, List.of(), Agent.WORKS);
    }

    /// A VM that is down.
    public static VmSpec down(String name, DiskSpec... disks) {
        return up(name, disks).in(State.DOWN);
    }

    /// The same in another state.
    public VmSpec in(State other) {
        return new VmSpec(name, description, other, disks, illegalImages, tags, agent);
    }

    /// The same with a description.
    public VmSpec described(String text) {
        return new VmSpec(name, text, state, disks, illegalImages, tags, agent);
    }

    /// The same with illegal volumes.
    public VmSpec withIllegalImages() {
        return new VmSpec(name, description, state, disks, true, tags, agent);
    }

    /// The same with tags.
    public VmSpec tagged(String... names) {
        return new VmSpec(name, description, state, disks, illegalImages, List.of(names), agent);
    }

    /// The same with another agent.
    public VmSpec withAgent(Agent other) {
        return new VmSpec(name, description, state, disks, illegalImages, tags, other);
    }
}
