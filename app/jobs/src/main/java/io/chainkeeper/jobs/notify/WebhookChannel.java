package io.chainkeeper.jobs.notify;

import io.chainkeeper.jobs.settings.SettingsJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// Posts a message as JSON: `{"program", "kind", "title", "text", "at"}`; `text` as Slack and its kin show it too.
final class WebhookChannel implements Channel {
    private final Optional<String> address;
    private final String host;
    private final SSLContext tls;

    /// @param address the secret; empty when it is not there
    /// @param host    of the address, for words
    WebhookChannel(Optional<String> address, String host, SSLContext tls) {
        this.address = address;
        this.host = host;
        this.tls = tls;
    }

    @Override
    public Way way() {
        return Way.WEBHOOK;
    }

    @Override
    public void send(Message message) throws ChannelFailed {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("program", "Chainkeeper");
        told.put("kind", message.kind().name());
        told.put("title", message.title());
        told.put("text", message.title() + "\n" + message.text());
        told.put("at", message.at().toString());
        WebAddress.of(address, host, tls).post(SettingsJson.write(told));
    }
}
