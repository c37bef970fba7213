#!/bin/sh
# An example for the driver "command": nodes are units of systemd, evenkeel-node@0, @1, … on this
# machine. The first argument says what to do; the numbers come as variables.
#
#   evenkeel.scaling.nodes {
#     driver = "command"
#     command.order = ["/opt/evenkeel/nodes.sh", "order"]
#     command.ordered = ["/opt/evenkeel/nodes.sh", "ordered"]
#   }
#
# What is ordered is kept in a file, as a unit that starts or stops is neither there nor gone.
set -eu

file=${EVENKEEL_NODES_FILE:-/var/lib/evenkeel/nodes}
systemctl=${EVENKEEL_SYSTEMCTL:-systemctl}

fail() {
  echo "$1" >&2
  exit 1
}

ordered() {
  cat "$file" 2>/dev/null || fail "$file does not say how many nodes there are; write the number into it"
}

keep() {
  echo "$1" >"$file.next"
  mv "$file.next" "$file"
}

# A unit gets SIGTERM with `stop`, so that the node hands its shards over first. To start what runs
# and to stop what does not changes nothing. The greater of both numbers is kept before anything is
# done, so that the next order finds whatever a failure half-way has left.
order() {
  [ "$EVENKEEL_WANTED" -le "$EVENKEEL_CURRENT" ] || keep "$EVENKEEL_WANTED"
  node=0
  while [ "$node" -lt "$EVENKEEL_WANTED" ]; do
    "$systemctl" start --no-block "evenkeel-node@$node" || fail "node $node cannot be started"
    node=$((node + 1))
  done
  while [ "$node" -lt "$EVENKEEL_CURRENT" ]; do
    "$systemctl" stop --no-block "evenkeel-node@$node" || fail "node $node cannot be stopped"
    node=$((node + 1))
  done
  keep "$EVENKEEL_WANTED"
}

case "${1:-}" in
  ordered) ordered ;;
  order) order ;;
  *) fail "usage: nodes.sh ordered|order" ;;
esac
