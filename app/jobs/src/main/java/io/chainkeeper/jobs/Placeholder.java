package io.chainkeeper.jobs;

final class Placeholder {
    private Placeholder() {}
}
