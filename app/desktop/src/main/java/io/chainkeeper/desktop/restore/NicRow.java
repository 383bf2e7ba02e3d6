package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.plan.NicChoice;
import io.chainkeeper.repository.NicShape;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What a person decides about one network card of the stored VM.
public final class NicRow {
    private final NicShape nic;
    private final Wording wording;
    private final ObjectProperty<@Nullable NetworkWish> network = new SimpleObjectProperty<>();
    private final BooleanProperty keepMac = new SimpleBooleanProperty(false);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final Map<String, String> owners;

    /// @param owners name of the VM that has a MAC address now
    NicRow(NicShape nic, List<NetworkWish> networks, Map<String, String> owners, Wording wording) {
        this.nic = nic;
        this.wording = wording;
        this.owners = owners;
        network.set(home(networks));
        network.addListener(_ -> check());
        keepMac.addListener(_ -> check());
    }

    /// The network of the same name, else none.
    private @Nullable NetworkWish home(List<NetworkWish> networks) {
        return networks.stream()
                .filter(each -> each.isHomeOf(nic))
                .findFirst()
                .or(() -> networks.stream()
                        .filter(each -> each.kind() == NetworkWish.Kind.NO_NETWORK)
                        .findFirst())
                .orElse(null);
    }

    private void check() {
        Optional<String> owner = nic.mac().map(mac -> owners.get(mac.toLowerCase(Locale.ROOT)));
        trouble.set(
                keepMac.get() && hasCard() && owner.isPresent()
                        ? wording.get("restore.nic.mac-taken", nic.mac().orElse(""), owner.get())
                        : "");
    }

    /// Whether the new VM has the card at all.
    public boolean hasCard() {
        NetworkWish wish = network.get();
        return wish != null && wish.kind() != NetworkWish.Kind.NO_CARD;
    }

    /// The decision, in the words of a request.
    NicChoice choice() {
        NetworkWish wish = network.get();
        if (wish == null || wish.kind() == NetworkWish.Kind.NO_CARD) {
            return new NicChoice.LeftOut(nic.name());
        }
        return new NicChoice.Connected(nic.name(), wish.profile(), keepMac.get());
    }

    /// The card as it was.
    public NicShape nic() {
        return nic;
    }

    /// Where it goes; null while undecided.
    public ObjectProperty<@Nullable NetworkWish> networkProperty() {
        return network;
    }

    /// Its old MAC address, or else a new one.
    public BooleanProperty keepMacProperty() {
        return keepMac;
    }

    /// What is wrong with the choice; empty for nothing.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}
