package io.evenkeel.persistence.fencing.model;

/** What the node's lease consists of, one by one, so that its model can run without it. */
enum LeaseRule {
  /** Holder and taker leave a margin for the drift of their clocks. */
  MARGIN,
  /** The holder counts from when it sent the renewal, not from when it was answered. */
  FROM_SENDING,
  /** A taker counts from when an answer arrived, not from when it asked. */
  FROM_ARRIVAL,
  /** A taker revokes the node's lease, on condition of the counter, before it takes a shard. */
  REVOCATION,
  /** The revocation is a transaction on the counter the taker has seen. */
  REVOCATION_TRANSACTION,
  /** A shard is taken by a transaction on its epoch. */
  EPOCH_TRANSACTION,
  /** An owner stops believing before it writes that it hands over. */
  STOP_BEFORE_RELEASE
}
