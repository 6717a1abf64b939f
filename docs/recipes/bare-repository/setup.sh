#!/bin/sh
# Makes a server publish what is pushed to it. Run once, as the user who is pushed to.
#
#   setup.sh REPOSITORY FOLDER      as in  setup.sh /srv/git/meetings.git /srv/www/meetings
#
# Minute Book is installed there already; MINUTEBOOK names the command where PATH does not find it.
set -eu

repository=$1
folder=$2
minutebook=${MINUTEBOOK:-minutebook}

git init --quiet --bare --initial-branch=main "$repository"
# What has been published stays in the history: nobody can rewrite it by a push.
git -C "$repository" config receive.denyNonFastForwards true
# What is pushed is looked at before it is taken.
git -C "$repository" config receive.fsckObjects true
"$minutebook" hook install-server "$repository" --branch main --output "$folder"
