package io.chainkeeper.desktop.connect;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.settings.Secrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Connecting to an engine: whose certificate, trusted or not, who, and where backups are kept.
public final class ConnectViewModel {
    /// The certificate as shown for a decision.
    ///
    /// @param subject whose it is
    /// @param valid   from when to when, in words
    /// @param sha256  its fingerprint
    public record Certificate(String subject, String valid, String sha256) {}

    private final Doors doors;
    private final Background background;
    private final Wording wording;
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty folder = new SimpleStringProperty("");
    private final BooleanProperty trusted = new SimpleBooleanProperty(false);
    private final BooleanProperty remember = new SimpleBooleanProperty(true);
    private final BooleanProperty rememberPassword = new SimpleBooleanProperty(false);
    private final ReadOnlyObjectWrapper<Optional<Secrets.Place>> place = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Certificate>> certificate =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper waiting = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private Optional<EngineCa> ca = Optional.empty();

    /// @param folder where backups are kept unless another folder is chosen
    public ConnectViewModel(Doors doors, Background background, Wording wording, Path folder) {
        this.doors = doors;
        this.background = background;
        this.wording = wording;
        this.folder.set(folder.toString());
        address.addListener((_, _, _) -> forget());
        for (var each : List.of(address, user, password, this.folder, trusted)) {
            each.addListener(_ -> missing.set(whatIsMissing()));
        }
        missing.set(whatIsMissing());
        remember.subscribe(kept -> rememberPassword.set(rememberPassword.get() && kept));
        findPlace();
    }

    /// Finds out where a password would be kept.
    public void findPlace() {
        background.ask("keyring", doors::passwordPlace, found -> place.set(Optional.of(found)), _ -> {});
    }

    private void forget() {
        ca = Optional.empty();
        trusted.set(false);
        certificate.set(Optional.empty());
    }

    private String whatIsMissing() {
        if (address.get().isBlank()) {
            return wording.get("connect.missing.address");
        }
        if (ca.isEmpty()) {
            return wording.get("connect.missing.certificate");
        }
        if (!trusted.get()) {
            return wording.get("connect.missing.trust");
        }
        if (user.get().isBlank()) {
            return wording.get("connect.missing.user");
        }
        if (password.get().isEmpty()) {
            return wording.get("connect.missing.password");
        }
        return folder.get().isBlank() ? wording.get("connect.missing.folder") : "";
    }

    private Optional<EngineAddress> parsed() {
        try {
            return Optional.of(EngineAddress.parse(address.get().strip()));
        } catch (IllegalArgumentException notAnAddress) {
            trouble.set(wording.get("connect.bad.address", address.get()));
            return Optional.empty();
        }
    }

    /// Asks whoever answers at the address for the certificate. Nothing secret is sent.
    public void fetch() {
        trouble.set("");
        parsed().ifPresent(where -> {
            String asked = address.get();
            waiting.set(wording.get("connect.fetching", asked));
            background.ask("certificate", () -> EngineCa.fetch(where), found -> show(asked, found), this::refuse);
        });
    }

    private void show(String asked, EngineCa found) {
        waiting.set("");
        if (asked.equals(address.get())) {
            ca = Optional.of(found);
            certificate.set(Optional.of(new Certificate(
                    found.subject(),
                    wording.get(
                            "connect.certificate.valid.dates",
                            wording.moments().at(found.notBefore()),
                            wording.moments().at(found.notAfter())),
                    found.sha256())));
            missing.set(whatIsMissing());
        }
    }

    /// Signs in, opens the repository, and enters.
    public void connect() {
        trouble.set("");
        if (!missing.get().isEmpty() || !waiting.get().isEmpty()) {
            return;
        }
        EngineCa decided = ca.orElseThrow();
        parsed().ifPresent(where -> {
            waiting.set(wording.get("connect.connecting"));
            Login login = new Login(user.get().strip(), password.get());
            Path repository = Path.of(folder.get().strip());
            Doors.Keep keep = new Doors.Keep(remember.get(), remember.get() && rememberPassword.get());
            background.ask(
                    "connect", () -> doors.connect(where, decided, login, repository, keep), this::enter, this::refuse);
        });
    }

    private void enter(Doors.Entry entry) {
        waiting.set("");
        password.set("");
        entry.enter();
    }

    private void refuse(Exception refused) {
        waiting.set("");
        trouble.set(
                refused instanceof EngineException
                        ? wording.get("connect.refused", String.valueOf(refused.getMessage()))
                        : wording.trouble(refused));
    }

    /// The engine's address as typed. Another address needs another decision on its certificate.
    public StringProperty addressProperty() {
        return address;
    }

    /// The user.
    public StringProperty userProperty() {
        return user;
    }

    /// Whether the connection is listed on the first screen from now on.
    public BooleanProperty rememberProperty() {
        return remember;
    }

    /// Whether its password is kept too.
    public BooleanProperty rememberPasswordProperty() {
        return rememberPassword;
    }

    /// Where a password would be kept; empty while that is found out.
    public ReadOnlyObjectProperty<Optional<Secrets.Place>> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /// The password: emptied once connected.
    public StringProperty passwordProperty() {
        return password;
    }

    /// The repository's folder as typed.
    public StringProperty folderProperty() {
        return folder;
    }

    /// The person's decision.
    public BooleanProperty trustedProperty() {
        return trusted;
    }

    /// The certificate to decide on; empty until fetched.
    public ReadOnlyObjectProperty<Optional<Certificate>> certificateProperty() {
        return certificate.getReadOnlyProperty();
    }

    /// What has to be done before connecting; empty for nothing.
    public ReadOnlyStringProperty missingProperty() {
        return missing.getReadOnlyProperty();
    }

    /// What is being done; empty for nothing.
    public ReadOnlyStringProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// Why the last step was refused; empty if it was not.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return wording;
    }
}
