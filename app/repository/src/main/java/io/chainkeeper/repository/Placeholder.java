package io.chainkeeper.repository;

final class Placeholder {
    private Placeholder() {}
}
