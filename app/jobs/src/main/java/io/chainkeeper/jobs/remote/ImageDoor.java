package io.chainkeeper.jobs.remote;

import io.chainkeeper.engine.ImageTransfer;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.ServerLimits;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.transfer.ConnectionLost;
import io.chainkeeper.transfer.ImageClient;
import io.chainkeeper.transfer.ServerTrust;
import io.chainkeeper.transfer.TransferException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way to a transfer's bytes: at the host if this computer reaches it, else through the engine's proxy.
public final class ImageDoor {
    private static final Logger LOG = LoggerFactory.getLogger(ImageDoor.class);

    private ImageDoor() {}

    /// Connects to the image server of a transfer that is under way.
    public static ImageClient open(Bench bench, ImageTransfer transfer) throws TransferException, JobFailed {
        var trust = ServerTrust.of(bench.engine().trust());
        ServerLimits servers = bench.limits().servers();
        var limits = new ImageClient.Limits(
                servers.connect(), servers.images(), bench.limits().transfers().connections());
        Optional<URI> direct = transfer.transferUrl();
        Optional<URI> proxy = transfer.proxyUrl().filter(url -> !direct.equals(Optional.of(url)));
        URI first = direct.or(() -> proxy)
                .orElseThrow(() -> new JobFailed(
                        new Failure.ReportBug(FailureCode.BAD_ANSWER, "transfer " + transfer.id() + " has no URL")));
        try {
            return ImageClient.open(first, trust, limits);
        } catch (ConnectionLost lost) {
            if (proxy.isEmpty() || lost.why() != ConnectionLost.Why.UNREACHABLE) {
                throw lost;
            }
            LOG.info("Host {} cannot be reached; going through the engine's proxy", first.getHost());
            return ImageClient.open(proxy.get(), trust, limits);
        }
    }

    /// The image server's host, for people.
    public static String host(ImageTransfer transfer) {
        return transfer.transferUrl()
                .or(transfer::proxyUrl)
                .map(url -> Objects.toString(url.getHost(), ""))
                .orElse("");
    }
}
