package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.Transfer;
import io.chainkeeper.lab.model.Words;

/// Image transfers as the API shows them: with the disk as `<image>`, and without backup or snapshot.
final class TransferXml {
    private final String imageUrl;

    /// @param imageUrl where the image server is reached, without a slash at the end
    TransferXml(String imageUrl) {
        this.imageUrl = imageUrl;
    }

    Element of(Transfer transfer) {
        var request = transfer.request();
        Element xml = Api.thing("image_transfer", "imagetransfers", transfer.id());
        Api.actions(xml, "cancel", "extend", "finalize", "pause", "resume")
                .add("active", transfer.active())
                .add("direction", Words.of(request.direction()))
                .add("format", request.raw() ? "raw" : "cow")
                .add("inactivity_timeout", request.inactivity().toSeconds())
                .add("phase", Words.of(transfer.phase()));
        transfer.ticket().ifPresent(ticket -> {
            xml.add("proxy_url", imageUrl + "/images/" + ticket);
        });
        xml.add("shallow", request.shallow()).add("timeout_policy", Words.of(request.policy()));
        transfer.ticket().ifPresent(ticket -> xml.add("transfer_url", imageUrl + "/images/" + ticket));
        return xml.add("transferred", transfer.transferred())
                .add(Api.thing("host", "hosts", transfer.host()))
                .add(Api.thing("image", "images", transfer.disk()));
    }
}
