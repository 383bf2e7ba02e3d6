package io.chainkeeper.force.walk;

/// Something that happens to a run at a step that chance decides.
enum Event {
    CANCEL("somebody cancels"),
    CUT("a step fails"),
    LOST("a step is done and seems to have failed"),
    AWAY("everything fails for a while"),
    NO_SPACE("no space is left"),
    HALF("a read or write moves half"),
    DEATH("the program dies before a step"),
    DEATH_AFTER("the program dies after a step"),
    PAUSE("somebody pauses and resumes");

    private final String words;

    Event(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
