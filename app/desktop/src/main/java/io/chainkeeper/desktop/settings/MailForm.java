package io.chainkeeper.desktop.settings;

import io.chainkeeper.jobs.settings.Notifications.Mail;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// A mail server as it is typed in, and the key of what is missing.
public final class MailForm {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,;<>\"]+@[^@\\s,;<>\"]+");
    private final StringProperty host = new SimpleStringProperty("");
    private final StringProperty port = new SimpleStringProperty("");
    private final ObjectProperty<Mail.Security> security = new SimpleObjectProperty<>(Mail.Security.STARTTLS);
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty to = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");

    /// @param kept what is saved; empty for nothing yet
    MailForm(Optional<Mail> kept) {
        port.set(String.valueOf(security.get().port()));
        kept.ifPresent(this::fill);
        security.addListener((_, before, now) -> {
            if (port.get().equals(String.valueOf(before.port()))) {
                port.set(String.valueOf(now.port())); // it was the usual one: the other's usual one follows
            }
        });
        for (ObservableValue<?> each : List.<ObservableValue<?>>of(host, port, security, user, from, to)) {
            each.addListener((_, _, _) -> missing.set(whatIsMissing()));
        }
        missing.set(whatIsMissing());
    }

    private void fill(Mail kept) {
        host.set(kept.host());
        security.set(kept.security());
        port.set(String.valueOf(kept.port()));
        user.set(kept.user().orElse(""));
        from.set(kept.from());
        to.set(String.join(", ", kept.to()));
    }

    private String whatIsMissing() {
        if (host.get().isBlank()) {
            return "host";
        }
        if (portNumber().isEmpty()) {
            return "port";
        }
        if (!ADDRESS.matcher(from.get().strip()).matches()) {
            return "from";
        }
        if (recipients().isEmpty()
                || !recipients().stream().allMatch(each -> ADDRESS.matcher(each).matches())) {
            return "to";
        }
        return security.get() == Mail.Security.NONE && !user.get().isBlank() ? "security" : "";
    }

    private Optional<Integer> portNumber() {
        String typed = port.get().strip();
        return typed.matches("\\d{1,5}")
                ? Optional.of(Integer.valueOf(typed)).filter(number -> number >= 1 && number <= 65_535)
                : Optional.empty();
    }

    private List<String> recipients() {
        return Arrays.stream(to.get().split("[,;\\s]+"))
                .filter(each -> !each.isBlank())
                .toList();
    }

    /// The server, if nothing is missing.
    Optional<Mail> complete() {
        if (!whatIsMissing().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Mail(
                host.get().strip(),
                portNumber().orElseThrow(),
                security.get(),
                Optional.of(user.get().strip()).filter(typed -> !typed.isEmpty()),
                from.get().strip(),
                recipients()));
    }

    /// The server's name.
    public StringProperty hostProperty() {
        return host;
    }

    /// The port as typed.
    public StringProperty portProperty() {
        return port;
    }

    /// How the connection is protected.
    public ObjectProperty<Mail.Security> securityProperty() {
        return security;
    }

    /// Who signs in; empty for nobody.
    public StringProperty userProperty() {
        return user;
    }

    /// The password as typed: emptied when it is kept.
    public StringProperty passwordProperty() {
        return password;
    }

    /// The sender.
    public StringProperty fromProperty() {
        return from;
    }

    /// The recipients, with commas.
    public StringProperty toProperty() {
        return to;
    }

    /// Which field is missing or wrong: `host`, `port`, `from`, `to`, `security`; empty for none.
    public ReadOnlyStringProperty missingProperty() {
        return missing.getReadOnlyProperty();
    }
}
