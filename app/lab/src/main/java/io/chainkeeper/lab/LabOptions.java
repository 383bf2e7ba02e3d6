package io.chainkeeper.lab;

import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;

/// How a lab is started.
///
/// @param folder      where its certificate authority, its control key and its disks live; made when missing
/// @param timeScale   how long phases last: 1 is as on a real engine, 0 is at once
/// @param enginePort  port of the engine, 0 for any that is free
/// @param imageioPort port of the image server, 0 for any that is free
/// @param compat      compatibility level of its cluster: `4.7` makes hybrid backups, `4.6` live and cold ones
/// @param clock       what time it is
public record LabOptions(
        Path folder, double timeScale, int enginePort, int imageioPort, String compat, InstantSource clock) {
    public LabOptions {
        if (!(timeScale >= 0 && timeScale <= 100) || !compat.matches("4\\.[0-9]")) {
            throw new IllegalArgumentException("time scale " + timeScale + ", compatibility level " + compat);
        }
        if (enginePort < 0 || enginePort > 65535 || imageioPort < 0 || imageioPort > 65535) {
            throw new IllegalArgumentException("ports " + enginePort + " and " + imageioPort);
        }
    }

    /// For tests: any ports, and nothing takes longer than it must.
    public static LabOptions fast(Path folder) {
        return new LabOptions(folder, 0, 0, 0, "4.7", Clock.systemUTC());
    }

    /// For people: phases last as long as on a real engine.
    public static LabOptions realistic(Path folder) {
        return fast(folder).withTimeScale(1);
    }

    /// The same with another time scale.
    public LabOptions withTimeScale(double scale) {
        return new LabOptions(folder, scale, enginePort, imageioPort, compat, clock);
    }

    /// The same on given ports.
    public LabOptions withPorts(int engine, int imageio) {
        return new LabOptions(folder, timeScale, engine, imageio, compat, clock);
    }

    /// The same with another compatibility level.
    public LabOptions withCompat(String level) {
        return new LabOptions(folder, timeScale, enginePort, imageioPort, level, clock);
    }

    /// The same with another clock.
    public LabOptions withClock(InstantSource source) {
        return new LabOptions(folder, timeScale, enginePort, imageioPort, compat, source);
    }
}
