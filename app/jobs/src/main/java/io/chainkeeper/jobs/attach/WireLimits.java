package io.chainkeeper.jobs.attach;

import java.time.Duration;

/// What one side takes from the other. Both belong to the same user, but a mistake must not fill the memory
/// or hold a thread for ever.
///
/// @param question    largest question, in bytes
/// @param answer      largest answer, in bytes; 20,000 points of a repository fit in
/// @param depth       deepest nesting of a message
/// @param connections most connections at a time
/// @param greeting    time for a new connection to show its token
/// @param message     time for a message from its first byte to its last
/// @param call        time for an answer to begin for which an engine, a folder or a catalog may be asked
/// @param memory      time for an answer to begin that is known at once, and for a deed to be taken on
public record WireLimits(
        long question,
        long answer,
        int depth,
        int connections,
        Duration greeting,
        Duration message,
        Duration call,
        Duration memory) {

    /// Ample for a large data centre, little for a computer.
    public static WireLimits standard() {
        return new WireLimits(
                4L << 20,
                256L << 20,
                48,
                64,
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                Duration.ofSeconds(20));
    }

    /// The same with another limit for questions.
    public WireLimits withQuestion(long bytes) {
        return new WireLimits(bytes, answer, depth, connections, greeting, message, call, memory);
    }

    /// The same with another limit for answers.
    public WireLimits withAnswer(long bytes) {
        return new WireLimits(question, bytes, depth, connections, greeting, message, call, memory);
    }

    /// The same with other times.
    public WireLimits withTimes(Duration newGreeting, Duration newMessage, Duration newCall) {
        return new WireLimits(question, answer, depth, connections, newGreeting, newMessage, newCall, memory);
    }

    /// The same with another time for what is known at once.
    public WireLimits withMemory(Duration time) {
        return new WireLimits(question, answer, depth, connections, greeting, message, call, time);
    }

    /// How long the answer to a question may take to begin. What cannot say that it did not work asks nobody else:
    /// it looks into memory, or begins a run.
    Duration before(Operation operation) {
        return operation.mayFail() ? call : memory;
    }
}
