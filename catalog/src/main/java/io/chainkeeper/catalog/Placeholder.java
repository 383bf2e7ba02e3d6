package io.chainkeeper.catalog;

final class Placeholder {
    private Placeholder() {}
}
