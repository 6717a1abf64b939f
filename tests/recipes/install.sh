#!/usr/bin/env bash
# Unpacks nginx, Caddy, rsync and libfaketime, which the tests of the recipes need, from Debian's
# packages into the folder of the tools. Nothing is installed: no server starts on this machine.
set -euo pipefail

tools=$(cd "$1" && pwd)
packages=(nginx caddy rsync libfaketime)
programs=(usr/sbin/nginx usr/bin/caddy usr/bin/rsync)
if ! command -v apt-get >/dev/null || ! command -v dpkg >/dev/null; then
  echo "The tests of the recipes unpack Debian's packages ${packages[*]}, and there is no apt-get" >&2
  echo "here. Put nginx, caddy and rsync into $tools/bin, then run make test again." >&2
  exit 1
fi
fetched=$(mktemp -d)
trap 'rm -rf "$fetched"' EXIT
# Debian's program fetches as a user of its own, who must be let in.
chmod 755 "$fetched"
cd "$fetched"
if ! apt-get download --quiet --quiet "${packages[@]}" 2>/dev/null; then
  sudo=""
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update --quiet --quiet
  apt-get download --quiet --quiet "${packages[@]}"
fi
for package in *.deb; do
  dpkg --extract "$package" "$tools/debian"
done
for program in "${programs[@]}"; do
  ln -sf "../debian/$program" "$tools/bin/$(basename "$program")"
done
