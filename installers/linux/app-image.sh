#!/usr/bin/env bash
# Builds the application image for Linux: a trimmed Java runtime with JavaFX inside, and the program's modules beside it.
#   app-image.sh MODULES TARGET    MODULES: folder with every module's jar; TARGET: folder that receives Chainkeeper/
set -euo pipefail
modules=$1
target=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# jlink takes real modules only. JavaFX goes into the runtime; the oVirt SDK, H2, Flyway and others are automatic
# modules and stay on the module path of the image.
mkdir "$work/javafx" "$work/program"
for jar in "$modules"/*.jar; do
    case "$(basename "$jar")" in
    javafx-*-linux*.jar | javafx-*-mac*.jar | javafx-*-win*.jar) ln -s "$jar" "$work/javafx/" ;;
    javafx-*.jar) ;; # the empty jars that only name the platform's own
    *) cp "$jar" "$work/program/" ;;
    esac
done

"$JAVA_HOME/bin/jlink" --module-path "$work/javafx" \
    --add-modules java.base,java.desktop,java.logging,java.naming,java.net.http,java.sql,java.management,java.security.jgss,java.xml,java.scripting,java.transaction.xa,java.instrument,java.security.sasl,jdk.security.auth,jdk.unsupported,jdk.crypto.ec,jdk.net,jdk.localedata,jdk.zipfs,jdk.httpserver,javafx.controls,javafx.fxml \
    --include-locales en,de --strip-debug --no-man-pages --no-header-files --compress zip-6 \
    --output "$work/runtime" 2>&1 | { grep -v 'No JDK Modules found' || true; }

options=()
while read -r option; do
    case "$option" in '' | '#'*) ;; *) options+=(--java-options "$option") ;; esac
done < <(cat "$here/jvm.options" "$here/window.options")
# The launcher writes its own folder for $APPDIR.
options+=(--java-options '-XX:AOTCache=$APPDIR/startup.aot')

rm -rf "$target"
mkdir -p "$target"
"$JAVA_HOME/bin/jpackage" --type app-image --name Chainkeeper --dest "$target" \
    --runtime-image "$work/runtime" --module-path "$work/program" \
    --module chainkeeper.desktop/io.chainkeeper.desktop.Launcher "${options[@]}" \
    --app-version 0.1.0 --vendor Chainkeeper --description "Backup manager for oVirt virtual machines" \
    --copyright "Apache License 2.0"
install -m 644 "$here"/*.options "$target/Chainkeeper/lib/app/"
install -m 755 "$here/linux/chainkeeper" "$target/Chainkeeper/bin/"
# The caches fit the image's own Java machine and the modules where they lie now. Where the image is
# moved to, this step makes them anew; without it the program starts as slowly as if there were none.
image=$target/Chainkeeper/lib
bash "$here/startup-cache.sh" "$image/runtime/bin/java" "$image/app/mods" "$image/app" >"$work/cache.log" 2>&1 || {
    tail -n 20 "$work/cache.log" >&2
    echo "Not all start-up caches could be made; the image works without, its starts are slower." >&2
}
echo "The application image is ready: $target/Chainkeeper/bin/Chainkeeper, and bin/chainkeeper for commands"
