package io.chainkeeper.desktop.browse;

import io.chainkeeper.jobs.plan.Protection;
import java.util.UUID;

/// The head of a VM's page.
///
/// @param id         of the VM
/// @param name       for people
/// @param description possibly empty
/// @param about      cluster and level in one line
/// @param presence   what it is doing
/// @param protection whether it is safe
/// @param why        the protection's reason in words
/// @param points     how many points it has
public record MachineFacts(
        UUID id,
        String name,
        String description,
        String about,
        Presence presence,
        Protection protection,
        String why,
        int points) {}
