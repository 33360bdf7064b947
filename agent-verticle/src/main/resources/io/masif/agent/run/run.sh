#!/bin/sh
# Runs apt in a session or a scope of its own, so that it outlives the agent. Arguments: the run's folder, then the command.
set -fu
folder=$1
shift
MASIF_GATE=$folder/gate.sh
# not by PATH, which a hook of the host may have another idea of
MASIF_SHELL=/bin/sh
export MASIF_GATE MASIF_SHELL
# on a full disk nothing is begun
printf '%s\n' "$$" >"$folder/pid.next" && mv "$folder/pid.next" "$folder/pid" || exit 1
"$@" </dev/null >"$folder/log" 2>&1 3>"$folder/status"
code=$?
printf '%s\n' "$code" >"$folder/rc.next" && mv "$folder/rc.next" "$folder/rc"
