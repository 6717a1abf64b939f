#!/bin/sh
# Builds here and carries the site to another machine, where it changes places in one step.
#
#   rsync.sh SITE TARGET      as in  rsync.sh . www-data@web.example.org:/srv/www
#
# On the other machine the web server shows /srv/www/current, a link to one of two folders.
set -eu

site=$1
target=$2
minutebook=${MINUTEBOOK:-minutebook}
built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT

"$minutebook" publish --site "$site" --output "$built/site"
folder=${target#*:}
there() {
  case $target in
    *:*) ssh "${target%%:*}" "$1" ;;
    *) sh -c "$1" ;;
  esac
}
# Files go into the folder that is not shown; unchanged ones are not sent again.
shown=$(there "readlink '$folder/current' || true")
[ "$shown" = a ] && next=b || next=a
there "mkdir -p '$folder/$next'"
rsync --archive --checksum --delete "$built/site/" "$target/$next/"
# rename(2) puts the new link in the place of the old one in one step.
there "ln -sfn $next '$folder/.next' && mv -T '$folder/.next' '$folder/current'"
