package io.chainkeeper.images;

final class Placeholder {
    private Placeholder() {}
}
