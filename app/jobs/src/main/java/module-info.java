import org.jspecify.annotations.NullMarked;

@NullMarked
module chainkeeper.jobs {
    requires static org.jspecify;
    requires transitive chainkeeper.images;
    requires transitive chainkeeper.engine;
    requires chainkeeper.transfer;
    requires transitive chainkeeper.repository;
    requires transitive chainkeeper.catalog;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires jakarta.mail;
    requires java.keyring;
    requires java.net.http;
    requires org.bouncycastle.pg;
    requires org.bouncycastle.provider;
    requires org.freedesktop.dbus;
    requires lib.recur;
    requires rfc5545.datetime;
    requires org.slf4j;

    exports io.chainkeeper.jobs;
    exports io.chainkeeper.jobs.activity;
    exports io.chainkeeper.jobs.agent;
    exports io.chainkeeper.jobs.attach;
    exports io.chainkeeper.jobs.autostart;
    exports io.chainkeeper.jobs.care;
    exports io.chainkeeper.jobs.doctor;
    exports io.chainkeeper.jobs.notify;
    exports io.chainkeeper.jobs.plan;
    exports io.chainkeeper.jobs.run;
    exports io.chainkeeper.jobs.schedule;
    exports io.chainkeeper.jobs.settings;
    exports io.chainkeeper.jobs.setup;
    exports io.chainkeeper.jobs.support;

    // Plans are kept as JSON.
    opens io.chainkeeper.jobs.clock to
            com.fasterxml.jackson.databind;
    // What was told is kept as JSON; the bus' proxies stand behind the interface of the specification.
    opens io.chainkeeper.jobs.notify to
            com.fasterxml.jackson.databind;
    opens io.chainkeeper.jobs.setup to
            com.fasterxml.jackson.databind;
    opens io.chainkeeper.jobs.notify.freedesktop to
            org.freedesktop.dbus;
    // What travels between processes is read and written by its components.
    opens io.chainkeeper.jobs.attach to
            com.fasterxml.jackson.databind;
}
