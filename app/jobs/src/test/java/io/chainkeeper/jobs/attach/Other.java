package io.chainkeeper.jobs.attach;

/// Another version of [Echo].
public interface Other {
    String thrice(String text);
}
