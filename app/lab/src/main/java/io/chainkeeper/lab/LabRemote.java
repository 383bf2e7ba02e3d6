package io.chainkeeper.lab;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chainkeeper.lab.tls.LabCa;
import io.chainkeeper.lab.trouble.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

/// A lab that runs in another process of the same person, found by its folder.
public final class LabRemote {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int ADDRESS_LIMIT = 200;
    private static final int ANSWER_LIMIT = 1 << 20;

    private final URI control;
    private final URI engine;
    private final SSLContext tls;
    private final String key;

    private LabRemote(URI control, URI engine, SSLContext tls, String key) {
        this.control = control;
        this.engine = engine;
        this.tls = tls;
        this.key = key;
    }

    /// The lab of a folder.
    ///
    /// @throws IOException when no lab was started there, or its files belong to somebody else
    public static LabRemote at(Path folder) throws IOException {
        URI control = address(folder.resolve("control.url"));
        URI engine = address(folder.resolve("engine.url"));
        return new LabRemote(control, engine, LabCa.trusting(folder.resolve("ca.pem")), Secrets.key(folder));
    }

    private static URI address(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) > ADDRESS_LIMIT) {
            throw new IOException("No lab runs in " + file.getParent() + ". Start one there and try again.");
        }
        try {
            URI address = URI.create(Files.readString(file).strip());
            if ("https".equals(address.getScheme()) && "localhost".equals(address.getHost())) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " does not hold the address of a lab", e);
        }
        throw new IOException(file + " does not hold the address of a lab");
    }

    /// The engine's address, as for [Lab#engineUrl].
    public URI engineUrl() {
        return engine;
    }

    /// Orders a trouble.
    public void next(Trouble trouble) throws IOException {
        ask("POST", "troubles", trouble.name());
    }

    /// The troubles that have not struck yet, by name.
    public List<String> troubles() throws IOException {
        return list(ask("GET", "troubles", ""));
    }

    /// Lets a VM's guest do something now; see [Guest#work].
    public void guestWorks(String vm, int actions, long seed) throws IOException {
        ask("POST", "guests?vm=" + encoded(vm) + "&actions=" + actions + "&seed=" + seed, "");
    }

    /// Switches a VM on or off.
    public void power(String vm, boolean on) throws IOException {
        ask("POST", "power?vm=" + encoded(vm) + "&to=" + (on ? "on" : "off"), "");
    }

    /// As for [Lab#leftovers].
    public List<String> leftovers() throws IOException {
        return list(ask("GET", "leftovers", ""));
    }

    /// The VMs' names.
    public List<String> vms() throws IOException {
        return list(ask("GET", "vms", ""));
    }

    private byte[] ask(String method, String what, String body) throws IOException {
        URI uri = control.resolve(what);
        HttpsURLConnection connection = (HttpsURLConnection) uri.toURL().openConnection();
        connection.setSSLSocketFactory(tls.getSocketFactory());
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestMethod(method);
        connection.setRequestProperty("Authorization", "Bearer " + key);
        if (method.equals("POST")) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(bytes.length);
            connection.getOutputStream().write(bytes);
        }
        int status = connection.getResponseCode();
        InputStream answer = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        byte[] bytes = answer == null ? new byte[0] : answer.readNBytes(ANSWER_LIMIT);
        if (status != 200) {
            String words = new String(bytes, StandardCharsets.UTF_8);
            throw new IOException("the lab refused: " + (words.isEmpty() ? "status " + status : words));
        }
        return bytes;
    }

    private static List<String> list(byte[] json) throws IOException {
        return JSON.readValue(json, new TypeReference<List<String>>() {});
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
