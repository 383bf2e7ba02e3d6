package io.chainkeeper.engine;

final class Placeholder {
    private Placeholder() {}
}
