package io.chainkeeper.transfer;

import io.chainkeeper.transfer.http.Request;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// What the server says the digest of its disk is.
final class ServerChecksum {
    private static final Pattern ALGORITHM = Pattern.compile("[a-z0-9_-]{1,40}");
    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{2,256}");
    private static final int BLOCK = 4 << 20;
    private static final int MAX_JSON = 64 << 10;

    private ServerChecksum() {}

    static String ask(Exchanges exchanges, String path, String algorithm, Duration patience, BooleanSupplier cancelled)
            throws TransferException {
        if (!ALGORITHM.matcher(algorithm).matches()) {
            throw new IllegalArgumentException("algorithm: " + algorithm);
        }
        Request request = Request.of("GET", path + "/checksum?algorithm=" + algorithm + "&block_size=" + BLOCK);
        return exchanges.exchange(request, patience, cancelled, (head, connection) -> {
            Answers.expect(200, head, connection);
            byte[] body = Answers.whole(connection, MAX_JSON);
            String checksum = Json.text(body, "checksum").orElse("");
            boolean asked = Json.text(body, "algorithm").orElse(algorithm).equals(algorithm);
            if (!asked || !CHECKSUM.matcher(checksum).matches()) {
                throw new BadAnswer("there is no " + algorithm + " checksum in it");
            }
            return checksum;
        });
    }
}
