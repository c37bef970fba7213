# Makes a network namespace for each of $1 nodes, all on two bridges that are in a namespace of their
# own: 10.77.0.i between the nodes, where links can be cut, and 10.78.0.i for everything else, with
# 10.78.0.254 at the middle. Says "ready", then runs each line of its input and answers it with a
# line, "ok" or what went wrong. All of it is gone when the last process in it has ended.
# To be run in namespaces of its own: unshare -Urnm --propagation private.

set -e
mount -t tmpfs tmpfs /run
ip netns add middle
for bridge in 77 78; do
  ip -n middle link add br$bridge type bridge stp_state 0 forward_delay 0
  ip -n middle link set br$bridge up
done
ip -n middle link set lo up
ip -n middle addr add 10.78.0.254/24 dev br78

for i in $(seq 1 "$1"); do
  ip netns add n$i
  ip -n n$i link set lo up
  for bridge in 77 78; do
    ip link add v$bridge netns n$i address 02:00:00:00:$bridge:$(printf %02x $i) \
      type veth peer name p$bridge-$i netns middle
    ip -n n$i addr add 10.$bridge.0.$i/24 dev v$bridge
    ip -n n$i link set v$bridge up
    ip -n middle link set p$bridge-$i master br$bridge up
  done
done
set +e

# Who sends to a hardware address that nobody has is heard by nobody, and is told nothing.
send() { # from to last-byte-of-address-but-one last-byte
  ip -n n$1 neigh replace 10.77.0.$2 lladdr 02:00:00:00:$3:$4 dev v77 nud permanent
}
cut() { send $1 $2 ff ff; }
join() { send $1 $2 77 $(printf %02x $2); }
lossy() { ip netns exec middle nft "add table bridge faults
    add chain bridge faults loss { type filter hook forward priority 0; }"; }
lose() { # percent node
  ip netns exec middle nft "add rule bridge faults loss ip saddr 10.77.0.$2 numgen random mod 100 < $1 drop
    add rule bridge faults loss ip daddr 10.77.0.$2 numgen random mod 100 < $1 drop"; }
keep() { ip netns exec middle nft "flush chain bridge faults loss"; }

echo ready
while read -r line; do
  if said=$(eval "$line" 2>&1); then echo ok; else echo "$line: $said" | tr '\n' ' '; echo; fi
done
