#!/bin/sh
# bare-debian.sh PROGRAM [SEEDS]: runs the statically built program in a root that holds a bare Debian's libraries and
# nothing else of this machine: the packages that README.md names and what they depend on, ncurses-base (which every Debian
# has) and, last, ncurses-term. As root; packages come from apt.
set -eu
program=$1
seeds=${2:-seeds}
root=$(mktemp -d)
trap 'umount "$root/proc" 2>/dev/null; rm -rf --one-file-system "$root"' EXIT INT TERM
chmod 755 "$root"

install_packages() {
  (cd "$root" && apt-get download -qq -o APT::Sandbox::User=root "$@" >/dev/null && for package in *.deb; do dpkg -x "$package" . && rm "$package"; done)
}

run() { chroot "$root" /usr/bin/env -i PATH=/bin HOME=/home LANG=C.UTF-8 TERM="${TERM_TYPE:-xterm-256color}" /bin/pullquote "$@"; }

# Merged /usr, as Debian has it.
for name in bin lib lib64; do mkdir -p "$root/usr/$name" && ln -s "usr/$name" "$root/$name"; done
mkdir -p "$root/home" "$root/tmp" "$root/dev" "$root/proc"
# Swift reads the arguments there.
mount -t proc proc "$root/proc"
# What apt itself needs, and so every Debian has; env(1) only for this script.
install_packages libc6 libc-bin libgcc-s1 libstdc++6 coreutils libselinux1 libacl1 libattr1 libgmp10 libpcre2-8-0
# What README.md names.
install_packages libncursesw6 libtinfo6 libsqlite3-0
cp "$program" "$root/bin/pullquote"
cp -r "$seeds" "$root/seeds"

echo "without terminfo:"
run --version | head -n 1
run doctor /seeds >"$root/tmp/doctor" && { echo "doctor finds a terminal type that is not there"; exit 1; }
grep -q '^missing  terminal type' "$root/tmp/doctor"
test "$(run extract /seeds | wc -l)" -eq 7
install_packages ncurses-base
echo "with ncurses-base:"
run doctor /seeds
TERM_TYPE=kitty run doctor >/dev/null && { echo "ncurses-base has kitty: choose a type that only ncurses-term has"; exit 1; }
echo "the reader in a terminal:"
# script(1) gives it a pseudo-terminal of this machine; the keys quit it.
(sleep 3; printf 'jqqq'; sleep 1) | timeout 30 script -qec \
  "stty rows 24 cols 80; chroot '$root' /usr/bin/env -i PATH=/bin HOME=/home TERM=xterm-256color LANG=C.UTF-8 /bin/pullquote /seeds" /dev/null \
  >"$root/tmp/screen" || { echo "the reader did not run"; exit 1; }
grep -q 'LNA Spokesman' "$root/tmp/screen" || { echo "the reader showed no article"; exit 1; }
install_packages ncurses-term
echo "with ncurses-term:"
TERM_TYPE=kitty run doctor | grep 'terminal type'
ls -l "$program" | awk '{ printf "%.1f MB\n", $5 / 1e6 }'
