package io.chainkeeper.desktop;

final class Placeholder {
    private Placeholder() {}
}
