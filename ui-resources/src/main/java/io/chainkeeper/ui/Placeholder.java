package io.chainkeeper.ui;

final class Placeholder {
    private Placeholder() {}
}
