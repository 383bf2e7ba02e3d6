package io.chainkeeper.desktop.overview;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Where the overview leads.
///
/// @param vm        opens a VM
/// @param day       opens a VM's day
/// @param run       opens a run
/// @param stores    opens the repositories
/// @param schedules opens the plans
/// @param transfers opens what runs now
public record OverviewWays(
        Consumer<UUID> vm,
        BiConsumer<UUID, LocalDate> day,
        Consumer<UUID> run,
        Runnable stores,
        Runnable schedules,
        Runnable transfers) {}
