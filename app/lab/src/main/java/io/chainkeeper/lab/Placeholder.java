package io.chainkeeper.lab;

final class Placeholder {
    private Placeholder() {}
}
