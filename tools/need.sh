#!/bin/sh
# need.sh PACKAGE TEST: when the shell command TEST fails, install Debian's PACKAGE if that is allowed
# (root, or sudo without a password); otherwise say in one line what to install.
package=$1
sh -c "$2" >/dev/null 2>&1 && exit 0

allowed=
[ "$(id -u)" = 0 ] && allowed=env
sudo -n true 2>/dev/null && allowed="sudo -n env"

if [ -n "$allowed" ] && command -v apt-get >/dev/null; then
    echo "Installing $package"
    $allowed apt-get update -qq &&
        $allowed DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "$package" >/dev/null &&
        sh -c "$2" >/dev/null 2>&1 && exit 0
fi
echo "Nestbox needs $package here. Please install it (on Debian: apt-get install $package) and try again." >&2
exit 1
