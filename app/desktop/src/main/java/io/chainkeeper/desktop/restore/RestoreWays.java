package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.edge.FolderChooser;
import io.chainkeeper.desktop.edge.FolderOpener;
import java.util.UUID;
import java.util.function.Consumer;

/// Ways that lead out of the wizard.
///
/// @param chooser asks for the folder for files
/// @param opener  shows that folder
/// @param close   goes back to the screen it was opened from
/// @param showVm  goes to a VM's page
/// @param verify  goes to where the verification of the point is shown
public record RestoreWays(
        FolderChooser chooser, FolderOpener opener, Runnable close, Consumer<UUID> showVm, Runnable verify) {}
