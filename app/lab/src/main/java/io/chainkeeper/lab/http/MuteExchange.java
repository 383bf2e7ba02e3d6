package io.chainkeeper.lab.http;

import io.chainkeeper.lab.trouble.RawAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/// A request whose answer is never heard: the connection is cut instead.
final class MuteExchange implements Exchange {
    private final Exchange heard;
    private final Runnable carriedOut;
    private boolean answered;

    /// @param carriedOut called when the answer would be sent
    MuteExchange(Exchange heard, Runnable carriedOut) {
        this.heard = heard;
        this.carriedOut = carriedOut;
    }

    @Override
    public String method() {
        return heard.method();
    }

    @Override
    public String path() {
        return heard.path();
    }

    @Override
    public Map<String, String> query() {
        return heard.query();
    }

    @Override
    public Optional<String> header(String name) {
        return heard.header(name);
    }

    @Override
    public long bodyLength() {
        return heard.bodyLength();
    }

    @Override
    public boolean hasLength() {
        return heard.hasLength();
    }

    @Override
    public byte[] body(int limit) throws IOException {
        return heard.body(limit);
    }

    @Override
    public Map<String, String> form() throws IOException {
        return heard.form();
    }

    @Override
    public InputStream bodyStream() throws IOException {
        return heard.bodyStream();
    }

    @Override
    public void addHeader(String name, String value) {
        heard.addHeader(name, value);
    }

    @Override
    public void answer(int status, String contentType, byte[] body) {
        answerEmpty(status);
    }

    @Override
    public void answerEmpty(int status) {
        answered = true;
        carriedOut.run();
        heard.abort();
    }

    @Override
    public OutputStream answerStream(int status, String contentType, long length) throws IOException {
        answerEmpty(status);
        throw new IOException("cut instead of " + length + " bytes");
    }

    @Override
    public void closeAfterAnswer() {
        heard.closeAfterAnswer();
    }

    @Override
    public boolean answered() {
        return answered;
    }

    @Override
    public void abort() {
        heard.abort();
    }

    @Override
    public void holdBack() {
        heard.holdBack();
    }

    @Override
    public byte[] heldBack() {
        return heard.heldBack();
    }

    @Override
    public long say(RawAnswer what) {
        return heard.say(what);
    }

    @Override
    public Connection connection() {
        return heard.connection();
    }
}
