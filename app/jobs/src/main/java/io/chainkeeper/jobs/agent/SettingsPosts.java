package io.chainkeeper.jobs.agent;

import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.WorkplaceOptions.EngineAccess;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.settings.Connection;
import io.chainkeeper.jobs.settings.Secrets;
import io.chainkeeper.jobs.settings.SettingsFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The agent's posts as the settings have them: one for each connection. Of two that share a catalog the one
/// that was opened last is kept.
public final class SettingsPosts {
    private final SettingsFile settings;
    private final Secrets secrets;

    /// @param secrets has the engines' passwords
    public SettingsPosts(SettingsFile settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /// Those of now.
    public List<Post> now() {
        Set<java.nio.file.Path> catalogs = new HashSet<>();
        List<Post> posts = new ArrayList<>();
        for (Connection connection : settings.current().connections()) {
            if (catalogs.add(connection.catalog())) {
                posts.add(new Post(
                        connection.id() + " " + connection.hashCode(),
                        connection.name(),
                        connection.repository(),
                        () -> options(connection)));
            }
        }
        return posts;
    }

    private WorkplaceOptions options(Connection connection) throws WorkplaceException {
        WorkplaceOptions plain = WorkplaceOptions.offline(connection.repository(), connection.catalog());
        Optional<EngineAccess> access =
                connection.engine().isEmpty() ? Optional.empty() : Optional.of(access(connection));
        return new WorkplaceOptions(
                access, plain.repository(), plain.catalogFolder(), plain.limits(), plain.clock(), true);
    }

    private EngineAccess access(Connection connection) throws WorkplaceException {
        String engine = connection.engine().orElse("");
        String password = secrets.read(connection.passwordName())
                .orElseThrow(() -> new WorkplaceException(
                        new Failure.Reconnect(FailureCode.ENGINE_NOT_CONNECTED, engine, "no password is kept for it")));
        try {
            return new EngineAccess(
                    EngineAddress.parse(engine),
                    EngineCa.ofPem(connection.caPem().orElse("")),
                    new Login(connection.user().orElse(""), password));
        } catch (IllegalArgumentException e) {
            throw new WorkplaceException(
                    new Failure.Reconnect(FailureCode.ENGINE_CERTIFICATE, engine, String.valueOf(e.getMessage())), e);
        }
    }
}
