package io.chainkeeper.cli;

final class Placeholder {
    private Placeholder() {}
}
