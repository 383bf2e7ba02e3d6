#!/usr/bin/env bash
# Makes the start-up cache (JEP 483, 514, 515) of a built program: a rehearsal is played once while the Java machine
# takes notes, then the notes become one file that -XX:AOTCache maps. Without the file, or with one that does not fit
# the Java machine or the modules, the program starts all the same, only slower.
#   startup-cache.sh JAVA MODULES TARGET    JAVA: the java command that will start the program; MODULES: folder of the
#                                           modules as it will name it; TARGET: the file to write
set -euo pipefail
java=$1
modules=$2
target=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

rm -f "$target"
export XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config XDG_CACHE_HOME=$work/cache
rehearse=("$java" "@$here/jvm.options" -Duser.home="$work" --module-path "$modules")
# Neither a display nor a session is touched: the window is drawn into memory.
env -u DISPLAY -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS "${rehearse[@]}" \
    -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true \
    -XX:AOTMode=record -XX:AOTConfiguration="$work/notes" \
    --module chainkeeper.desktop/io.chainkeeper.desktop.Rehearsal "$work/stage"
# Linked classes would all be loaded at each start, ten thousand of them for a command that needs a few hundred.
"${rehearse[@]}" -XX:AOTMode=create -XX:AOTConfiguration="$work/notes" -XX:-AOTClassLinking \
    -XX:AOTCache="$work/cache.aot" --module chainkeeper.desktop/io.chainkeeper.desktop.Launcher
mv "$work/cache.aot" "$target"
