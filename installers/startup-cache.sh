#!/usr/bin/env bash
# Makes the start-up caches (JEP 483, 514, 515) of a built program: a rehearsal is played once while the Java machine
# takes notes, then the notes become a file that -XX:AOTCache maps: startup.aot for the window and everything else,
# transfers.aot for the commands that only read and write images. Without a file, or with one that does not fit the
# Java machine or the modules, the program starts all the same, only slower.
#   startup-cache.sh JAVA MODULES FOLDER    JAVA: the java command that will start the program; MODULES: folder of the
#                                           modules as it will name it; FOLDER: receives the files
set -euo pipefail
java=$1
modules=$2
folder=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

export XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config XDG_CACHE_HOME=$work/cache

# name, options, module, class that plays, class that starts, how classes are kept, further options for the play
make_cache() {
    local name=$1 options=$2 module=$3 player=$4 main=$5 linking=$6
    shift 6
    local common=("$java" "@$here/jvm.options" "@$here/$options" -Duser.home="$work" --module-path "$modules")
    rm -f "$folder/$name.aot"
    "${common[@]}" "$@" -XX:AOTMode=record -XX:AOTConfiguration="$work/$name.notes" \
        --module "$module/$player" "$work/$name"
    "${common[@]}" -XX:AOTMode=create -XX:AOTConfiguration="$work/$name.notes" "$linking" \
        -XX:AOTCache="$work/$name.aot" --module "$module/$main"
    mv "$work/$name.aot" "$folder/$name.aot"
}

# Neither a display nor a session is touched: the window is drawn into memory.
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
# Linked classes are all loaded at each start: right for three thousand, of which a transfer needs nearly all, and wrong
# for ten thousand.
make_cache transfers commands.options chainkeeper.cli io.chainkeeper.cli.TransferRehearsal io.chainkeeper.cli.Main \
    -XX:+AOTClassLinking
make_cache startup window.options chainkeeper.desktop io.chainkeeper.desktop.Rehearsal io.chainkeeper.desktop.Launcher \
    -XX:-AOTClassLinking -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true
