package io.chainkeeper.transfer;

final class Placeholder {
    private Placeholder() {}
}
