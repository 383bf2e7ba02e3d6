package io.chainkeeper.jobs.attach;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// One connection, on which whole messages are written and read.
final class Line implements Closeable {
    private static final String VERSION = "2.0";

    private final SocketChannel channel;
    private final Codec codec;
    private final WireLimits limits;

    Line(SocketChannel channel, Codec codec, WireLimits limits) {
        this.channel = channel;
        this.codec = codec;
        this.limits = limits;
    }

    /// Writes the fields of a message.
    interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    /// Reads a field of a message; the parser stands on its name.
    interface Reading {
        void field(String name, JsonParser in) throws IOException;
    }

    /// Writes one message.
    ///
    /// @param most bytes
    void write(long most, Writing fields) throws IOException {
        try (Watchdog dog = Watchdog.over(channel, limits.message())) {
            ChunkOut chunks = new ChunkOut(channel, most);
            JsonGenerator out = codec.generator(chunks);
            out.writeStartObject();
            out.writeStringField("jsonrpc", VERSION);
            fields.to(out);
            out.writeEndObject();
            out.close();
            chunks.end();
        }
    }

    /// Reads one message.
    ///
    /// @param most  bytes
    /// @param begin how long its first byte may take
    /// @return false if the other side has left instead
    /// @throws Refused if it is not what it should be; the connection is of no use then
    boolean read(long most, Duration begin, Reading fields) throws IOException {
        ChunkIn chunks = new ChunkIn(channel, most);
        try (Watchdog dog = Watchdog.over(channel, begin)) {
            if (!chunks.awaitFirst()) {
                return false;
            }
        }
        try (Watchdog dog = Watchdog.over(channel, limits.message());
                JsonParser in = codec.parser(chunks)) {
            object(in, fields);
        } catch (JsonProcessingException e) {
            throw refused(e);
        }
        return true;
    }

    private static void object(JsonParser in, Reading fields) throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new Refused(Refused.INVALID_REQUEST, "a message is an object");
        }
        boolean versioned = false;
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            if (name.equals("jsonrpc")) {
                versioned = VERSION.equals(in.nextTextValue());
            } else {
                fields.field(name, in);
            }
        }
        if (!versioned || in.currentToken() != JsonToken.END_OBJECT || in.nextToken() != null) {
            throw new Refused(Refused.INVALID_REQUEST, "not one message of JSON-RPC 2.0");
        }
    }

    private static Refused refused(JsonProcessingException e) {
        if (e.getCause() instanceof Refused already) {
            return already;
        }
        // Jackson's own message may quote the text, which may hold anything.
        return e instanceof JsonMappingException
                ? new Refused(Refused.INVALID_PARAMS, String.valueOf(e.getOriginalMessage()))
                : new Refused(Refused.PARSE_ERROR, String.valueOf(e.getOriginalMessage()));
    }

    Codec codec() {
        return codec;
    }

    boolean open() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
